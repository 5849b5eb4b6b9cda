// SPDX-License-Identifier: EUPL-1.2
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { options, withRegion } from './support/region.mjs';

const open = async (region, path, more) => {
  const window = await region.browser.window(region.server.address, more);
  await window.open(path);
  return window;
};
const compute = (window) => window.page.getByRole('button', { name: 'Reken door' }).click();
const leadSays = (window, words) =>
  window.page.waitForFunction((text) => new RegExp(text).test(document.querySelector('#page-lead')?.textContent ?? ''), words, { timeout: 120_000 });

describe('Vraag en wachtlijst, de boeggolf', options, () => {
  const region = withRegion('boeggolf', { runs: [] });

  test('says when prevention has paid for itself, and how sure that is', async () => {
    const window = await open(region, '/vraag-en-wachtlijst?van=preventie');
    assert.match(await window.text('#page-lead'), /Kies wat u wilt weten/);
    await window.isAccessible();
    await window.page.getByLabel('Aantal trekkingen').fill('20');
    await compute(window);
    await leadSays(window, 'Tot en met 2040 besparen de maatregelen €.* in 20\\d\\d zijn zij naar verwachting terugverdiend');
    await window.settled();
    const main = await window.text('main');
    assert.ok(main.includes('Wat de maatregelen kosten en opleveren'));
    const [job] = (await region.server.api('GET', '/jobs')).jobs;
    const rows = (await region.server.api('GET', `/jobs/${job.id}/report`)).blocks.find(({ key }) => key === 'bow_wave').rows;
    const shown = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 0 }).format(rows[0].without_euro_cents / 100);
    assert.ok(rows[0].without_euro_cents > 1e9 && main.includes(shown), 'the screen shows what the engine computed');
    await window.isAccessible();
    await window.picture('demand');
    await window.close();
  });

  test('shows the same again after a reload: the job is in the address', async () => {
    const job = (await region.server.api('GET', '/jobs')).jobs[0];
    const window = await open(region, `/vraag-en-wachtlijst?van=preventie&job=${job.id}`);
    await leadSays(window, 'besparen');
    await window.page.getByLabel('Product', { exact: true }).selectOption('verblijf');
    await window.page.getByLabel('Gemeente', { exact: true }).selectOption({ index: 1 });
    await window.page.waitForURL(/product=verblijf.*gemeente=GM/);
    await window.settled();
    await window.isAccessible();
    await window.close();
  });

  test('says that nothing changes when every lever is off', async () => {
    const window = await open(region, '/vraag-en-wachtlijst?van=preventie');
    await window.page.getByRole('switch', { name: 'Vroeg erbij' }).uncheck();
    await window.page.getByLabel('Aantal trekkingen').fill('5');
    await compute(window);
    await leadSays(window, 'wachtlijst');
    assert.ok(!(await window.text('main')).includes('Wat de maatregelen kosten'));
    await window.close();
  });

  test('takes the size of a lever from its slider, by keyboard', async () => {
    const window = await open(region, '/vraag-en-wachtlijst?van=preventie');
    const slider = window.page.locator('.lever input[type=range]').first();
    await slider.focus();
    await window.page.keyboard.press('Home');
    await window.page.keyboard.press('Tab');
    await window.page.getByLabel('Aantal trekkingen').fill('5');
    await compute(window);
    await leadSays(window, 'Tot en met 2040');
    const [job] = (await region.server.api('GET', '/jobs')).jobs;
    assert.equal(job.arguments.changes.set['lever.vroeg.effect.1.factor'], '0');
    await window.close();
  });
});

describe('Vraag en wachtlijst, de zorgregio', options, () => {
  const region = withRegion('zorgregio', { runs: [] });

  test('keeps a long computation over a reload, and stops it when asked', async () => {
    const window = await open(region, '/vraag-en-wachtlijst?van=meer_wijkteam');
    await window.page.getByLabel('Aantal trekkingen').fill('5000');
    await compute(window);
    await window.page.waitForURL(/job=/);
    await window.page.reload();
    const stop = window.page.getByRole('button', { name: 'Afbreken' });
    await stop.waitFor();
    await window.picture('demand-busy');
    await stop.click();
    await window.page.getByRole('status').filter({ hasText: 'Afgebroken' }).waitFor({ timeout: 30_000 });
    const [job] = (await region.server.api('GET', '/jobs')).jobs;
    assert.equal(job.state, 'cancelled');
    await window.close();
  });

  test('shows who waits, how long, and who sent them', async () => {
    const window = await open(region, '/vraag-en-wachtlijst', { dark: true, width: 1920, height: 1080 });
    await window.page.getByLabel('Aantal trekkingen').fill('5');
    await compute(window);
    await window.page.waitForSelector('.choose', { timeout: 120_000 });
    await window.page.getByLabel('Product', { exact: true }).selectOption('beschermd');
    await window.settled();
    assert.ok((await window.text('main')).includes('Hoe lang is gewacht door wie begon'));
    await window.isAccessible();
    await window.picture('demand-waiting-dark');
    await window.page.getByLabel('Product', { exact: true }).selectOption('ambulant');
    await window.page.getByLabel('Verwijzer', { exact: true }).selectOption('general_practitioner');
    await window.settled();
    assert.ok((await window.text('main')).includes('Nieuwe cliënten via Huisarts'));
    await window.close();
  });
});
