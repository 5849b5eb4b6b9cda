// SPDX-License-Identifier: EUPL-1.2
// Every table of figures and every chart can be taken along: XLSX, CSV, PDF and a picture, on every
// page. What comes is a file of that kind, with the figures of the page.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { Browser } from './support/browser.mjs';
import { options } from './support/region.mjs';
import { Server } from './support/server.mjs';

const forms = { Excel: 'xlsx', CSV: 'csv', PDF: 'pdf', Afbeelding: 'png', Tekening: 'svg' };
const starts = {
  xlsx: (bytes) => bytes.subarray(0, 4).equals(Buffer.from('PK\x03\x04')),
  pdf: (bytes) => bytes.subarray(0, 5).toString() === '%PDF-',
  png: (bytes) => bytes.subarray(1, 4).toString() === 'PNG',
  svg: (bytes) => bytes.subarray(0, 4).toString() === '<svg',
  csv: (bytes) => /^[^\n]+,[^\n]+\r?\n/.test(bytes.toString()),
};

/** Tables of figures without a menu of their own, and what else the page has, by its menu. */
const inventory = () => {
  const isSeen = (element) => element.getClientRects().length > 0 || element.closest('details') !== null;
  const menuOf = (element) => {
    // The menu of the whole page is no menu of a table.
    for (let here = element; here && !here.querySelector('#page-title'); here = here.parentElement) {
      const menu = here.querySelector('.export');
      if (menu) return menu;
    }
    return undefined;
  };
  const things = [...document.querySelectorAll('main table.data:not(.heads), main figure.chart, main .map')]
    .filter((element) => isSeen(element) && (element.tagName !== 'TABLE' || element.querySelector('td.number, td svg')));
  const without = [];
  const menus = new Map();
  for (const thing of things) {
    const menu = menuOf(thing);
    const name = thing.getAttribute('aria-label') ?? thing.closest('[aria-label]')?.getAttribute('aria-label') ?? thing.innerText.slice(0, 40);
    if (!menu) {
      without.push(name);
      continue;
    }
    const entry = menus.get(menu) ?? { name, kinds: [], figures: [] };
    entry.kinds.push(thing.tagName === 'TABLE' ? 'table' : 'chart');
    if (thing.tagName === 'TABLE') entry.figures.push(...[...thing.querySelectorAll('td.number')].map((cell) => cell.textContent.trim()).filter((text) => /^[−+]?[\d.,]+\s?%?$/.test(text)).slice(0, 20));
    menus.set(menu, entry);
  }
  const all = [...document.querySelectorAll('main .export')];
  return { without, menus: [...menus].map(([menu, entry]) => ({ at: all.indexOf(menu), ...entry })) };
};

/** "−1.234" on a Dutch page is -1234, shown to so many decimals. */
const numberOf = (text) => {
  const plain = text.replace(/[.+\s%]/g, '').replace(',', '.').replace('−', '-');
  return { value: Number(plain), step: 10 ** -(plain.split('.')[1]?.length ?? 0) };
};
/** In a file it stands whole: in euros, or a share of one. */
const stands = (csv, text) => {
  const { value, step } = numberOf(text);
  const cells = csv.split(/[,\r\n]/).filter((cell) => /^-?\d+(\.\d+)?(e[-+]?\d+)?$/i.test(cell)).map(Number);
  return cells.some((cell) => [cell, cell * 100, cell / 1e6].some((as) => Math.abs(Math.abs(as) - Math.abs(value)) <= step * 0.5001));
};

async function take(window, at, label) {
  const menu = window.page.locator('main .export').nth(at);
  await menu.locator('button').first().click();
  const [download] = await Promise.all([
    window.page.waitForEvent('download', { timeout: 60_000 }),
    menu.locator('li > *', { hasText: label }).click(),
  ]);
  return readFile(await download.path());
}

/** All of a page; PDFs of the first few, since a typesetter takes its time. */
async function everythingLeaves(window, pdfs = 2) {
  const { without, menus } = await window.page.evaluate(inventory);
  assert.deepEqual(without, [], 'these cannot be taken along');
  const taken = { charts: 0, tables: 0 };
  for (const [index, { at, name, kinds, figures }] of menus.entries()) {
    const menu = window.page.locator('main .export').nth(at);
    await menu.locator('button').first().click();
    const labels = await menu.locator('li').allInnerTexts();
    await window.page.keyboard.press('Escape');
    const wanted = kinds.includes('chart') ? ['Afbeelding', 'Excel', 'CSV', 'PDF'] : ['Excel', 'CSV', 'PDF', 'Afbeelding'];
    for (const label of wanted) assert.ok(labels.some((one) => one.includes(label)), `${name} has no ${label}: ${labels}`);
    for (const label of wanted) {
      if (label === 'PDF' && index >= pdfs) continue;
      const bytes = await take(window, at, label);
      assert.ok(starts[forms[label]](bytes), `${name}: ${label} begins with ${bytes.subarray(0, 200)}`);
      if (label === 'CSV' && figures.length > 0) assert.ok(figures.some((figure) => stands(bytes.toString(), figure)), `${name}: none of ${figures.slice(0, 5)} in ${bytes.subarray(0, 400)}`);
    }
    taken.charts += kinds.filter((kind) => kind === 'chart').length;
    taken.tables += kinds.filter((kind) => kind === 'table').length;
  }
  return taken;
}

describe('What is shown can be taken along', options, () => {
  let server, browser;
  const ids = {};
  const job = async (kind, args) => {
    const { id } = await server.api('POST', '/jobs', { kind, arguments: args });
    for (let tries = 0; tries < 1200; ++tries) {
      const now = await server.api('GET', `/jobs/${id}`);
      if (now.state === 'done') return now;
      assert.ok(['queued', 'running'].includes(now.state), JSON.stringify(now));
      await new Promise((later) => setTimeout(later, 100));
    }
    throw new Error(`${kind} took too long`);
  };
  const walk = async (path, { charts, tables }) => {
    const window = await browser.window(server.address);
    await window.open(path);
    // What is computed while the page waits.
    await window.page.locator('main table.data, main .chart').first().waitFor({ state: 'attached', timeout: 60_000 });
    await window.settled();
    const taken = await everythingLeaves(window);
    assert.ok(taken.charts >= charts && taken.tables >= tables, `${path}: ${JSON.stringify(taken)}`);
    await window.close();
  };

  before(async () => {
    server = await Server.start();
    browser = await Browser.start();
    ids.region = await server.upload('voorbeeldregio');
    ids.first = await server.run(ids.region);
    ids.scenario = (await server.api('POST', `/dossiers/${ids.region}/scenarios`, { label: 'Anders', set: { 'agreement.bw.solidarity.own_share': 0.75 } })).id;
    ids.second = await server.run(ids.region, { scenario: ids.scenario });
    const table = await server.api('POST', '/tables', { title: 'Sleutels', dossier: ids.region });
    ids.table = table.id;
    const scores = table.options.flatMap((option) => table.criteria.map((criterion) => ({ option: option.id, criterion: criterion.id, score: '4' })));
    for (const { id } of table.members.slice(0, 2)) await server.api('PUT', `/tables/${table.id}/scores/${id}`, { version: 0, scores, weights: [] });
  });
  after(async () => {
    await browser?.stop();
    await server?.stop();
  });

  test('of Overzicht', () => walk(`/overzicht?dossier=${ids.region}&run=${ids.second}`, { charts: 1, tables: 2 }));
  test('of Geldstromen', () => walk(`/geldstromen?dossier=${ids.region}&run=${ids.first}`, { charts: 1, tables: 1 }));
  test('of Verdeelmodel', () => walk(`/verdeelmodel?dossier=${ids.region}`, { charts: 2, tables: 1 }));
  test('of Scenario’s, two runs side by side', () => walk(`/scenarios?dossier=${ids.region}&eerst=${ids.first}&daarna=${ids.second}`, { charts: 0, tables: 1 }));
  test('of Quickscan', () => walk(`/quickscan?dossier=${ids.region}`, { charts: 2, tables: 2 }));
  test('of Afweegtafel, which keeps listening', async () => {
    const window = await browser.window(server.address);
    await window.page.goto(`/afweegtafel?tafel=${ids.table}`);
    await window.page.getByRole('heading', { name: 'Vijf criteria van de sleutels' }).waitFor();
    const taken = await everythingLeaves(window);
    assert.ok(taken.tables >= 3, JSON.stringify(taken));
    const report = await take(window, 0, 'Excel');
    assert.ok(starts.xlsx(report), 'the whole table');
    await window.close();
  });
  test('of Beheer', async () => {
    const window = await browser.window(server.address);
    await window.open('/beheer?deel=logboek');
    await window.settled();
    const csv = (await take(window, (await window.page.locator('main .export').count()) - 1, 'CSV')).toString();
    assert.match(csv, /^at,who,action,what,object,details,remote\n/);
    assert.match(csv, /report\.export/, 'what left before is in it');
    await window.close();
  });
  test('of Dossiers, the files themselves', async () => {
    const window = await browser.window(server.address);
    await window.open('/dossiers');
    assert.deepEqual((await window.page.evaluate(inventory)).without, []);
    await window.close();
  });

  test('of Regio-afspraken, as the sliders have it', async () => {
    const window = await browser.window(server.address);
    await window.open(`/regio-afspraken?dossier=${ids.region}`);
    await window.page.getByRole('heading', { name: 'Vijf criteria van de sleutels' }).waitFor();
    const taken = await everythingLeaves(window);
    assert.ok(taken.charts >= 3 && taken.tables >= 2, JSON.stringify(taken));
    for (const label of ['Excel', 'PDF']) assert.ok(starts[forms[label]](await take(window, 0, label)), label);
    await window.close();
  });

  test('of Vraag en wachtlijst', async () => {
    const dossier = await server.upload('boeggolf');
    const { id } = await job('demand', { dossier, scenario: 'preventie', replications: 10 });
    await walk(`/vraag-en-wachtlijst?dossier=${dossier}&van=preventie&job=${id}`, { charts: 3, tables: 3 });
  });
  test('of Bekostiging', async () => {
    const dossier = await server.upload('groeimodel');
    const { overview } = await server.api('GET', `/dossiers/${dossier}`);
    const scenarios = overview.named_scenarios.slice(0, 1).map(({ id }) => id);
    const { id } = await job('contracts_compare', { dossier, scenarios, replications: 2 });
    await walk(`/bekostiging?dossier=${dossier}&job=${id}`, { charts: 1, tables: 2 });
    await job('incentives', { dossier });
    await walk(`/bekostiging?dossier=${dossier}&toon=incentives`, { charts: 0, tables: 1 });
  });
});
