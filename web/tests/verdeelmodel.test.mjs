// SPDX-License-Identifier: EUPL-1.2
// The page Verdeelmodel: of a dossier and of a circular; the map, with and without borders.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { options, withRegion } from './support/region.mjs';

const data = process.env.HOUVAST_DATA ?? '';
const weights = 'Codering maatstaf\tNaam maatstaf\tZorg\tOnroerendezaakbelasting\tTotaal\ninwo\tinwoners\t100\t0\t100\n';
const volumes = 'CBS\tNaam\tProv\tinwo\n14\tGroningen\t1\t30\n363\tAmsterdam\t7\t70\n';
const factor = 'circulaire;jaar;uitkeringsfactor\nM2024;2024;1,5\n';
const csv = (name, text) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

/** A square for each municipality, beside each other. */
const squares = (codes) => JSON.stringify({
  type: 'FeatureCollection',
  features: codes.map((code, x) => ({
    type: 'Feature', properties: { statcode: code },
    geometry: { type: 'Polygon', coordinates: [[[x, 50], [x + 1, 50], [x + 1, 51], [x, 51], [x, 50]]] },
  })),
});

describe('Verdeelmodel of a dossier', options, () => {
  const region = withRegion('voorbeeldregio');
  const path = () => `/verdeelmodel?dossier=${region.dossier}`;

  test('says in one sentence who gains and who loses, and shows measures, path and map', async () => {
    const window = await region.browser.window(region.server.address);
    await window.open(path());
    assert.match(await window.text('#page-lead'), /^Ten opzichte van de historische verdeling krijg.* meer en .* minder/);
    assert.equal(await window.page.locator('.tiles button').count(), 10);
    const measures = await window.text('section[aria-label*="maatstaven in 2036"]');
    assert.match(measures, /Eenpersoonshuishoudens/);
    await window.picture('verdeelmodel');
    await window.isAccessible();
    await window.close();
  });

  test('shows before and after at once, and the link shows somebody else the same', async () => {
    const window = await region.browser.window(region.server.address);
    await window.open(path());
    const years = window.page.getByLabel('Ingroeipad, in jaren').last();
    await years.fill('2');
    await years.press('Enter');
    await years.blur();
    await window.page.waitForFunction(() => document.querySelector('#page-lead').innerText.startsWith('Met deze keuzes'));
    await window.settled();
    assert.equal(await window.page.locator('section[aria-label="Van het Rijk, vóór en na"]').count(), 1);
    const there = new URL(window.page.url());
    const other = await region.browser.window(region.server.address);
    await other.open(there.pathname + there.search);
    await other.page.waitForFunction(() => document.querySelector('#page-lead').innerText.startsWith('Met deze keuzes'));
    assert.equal(await other.text('#page-lead'), await window.text('#page-lead'));
    await window.isAccessible();
    await other.close();
    await window.page.getByRole('button', { name: 'Terug naar het dossier' }).click();
    await window.page.waitForFunction(() => document.querySelector('#page-lead').innerText.startsWith('Ten opzichte'));
    await window.close();
  });

  test('tells at the field which weight is no number', async () => {
    const window = await region.browser.window(region.server.address);
    await window.open(path());
    const field = window.page.getByLabel('Eenpersoonshuishoudens', { exact: true });
    await field.fill('veel');
    await field.blur();
    const wrong = window.page.locator('.utrecht-form-field-error-message');
    await wrong.waitFor();
    assert.match(await wrong.innerText(), /veel/);
    await window.close();
  });

  test('lets the arrow keys walk over the map, and chooses with Enter', async () => {
    const window = await region.browser.window(region.server.address);
    await window.open(path());
    const tiles = window.page.locator('.tiles button');
    assert.equal(await window.page.locator('.tiles button[tabindex="0"]').count(), 1, 'one stop for the Tab key');
    await tiles.first().focus();
    await window.page.keyboard.press('ArrowRight');
    const name = await tiles.nth(1).locator('.name').innerText();
    assert.equal(await window.text('*:focus .name'), name);
    assert.ok((await window.text('.tip')).startsWith(`${name}: `));
    await window.page.keyboard.press('Enter');
    await window.page.waitForURL(/gemeente=GM/);
    await window.close();
  });

  test('draws the borders that somebody loads', async () => {
    const window = await region.browser.window(region.server.address);
    await window.open(path());
    await window.page.getByText('Gemeentegrenzen laden').click();
    const input = window.page.locator('.map input[type=file]');
    await input.setInputFiles({ name: 'kaart.json', mimeType: 'application/json', buffer: Buffer.from('{') });
    await window.page.getByText('kaart.json is geen JSON.').first().waitFor();
    const codes = Array.from({ length: 10 }, (_, at) => `GM90${String(at + 1).padStart(2, '0')}`);
    await input.setInputFiles({ name: 'kaart.json', mimeType: 'application/json', buffer: Buffer.from(squares(codes)) });
    await window.page.locator('.map svg path').first().waitFor();
    assert.equal(await window.page.locator('.map svg path').count(), 10);
    await window.page.locator('.map svg path').first().focus();
    await window.page.keyboard.press('ArrowRight');
    assert.match(await window.text('.tip'), /: [−\d]/);
    await window.isAccessible('.map');
    await region.server.api('DELETE', '/map');
    await window.close();
  });

  test('is as good on dark paper and on a wide screen', async () => {
    const window = await region.browser.window(region.server.address, { dark: true, width: 1920, height: 1080 });
    await window.open(path());
    await window.picture('verdeelmodel-dark');
    await window.isAccessible();
    await window.close();
  });

  test('takes a circular by its files, and says what is wrong with them', async () => {
    const window = await region.browser.window(region.server.address);
    await window.open('/verdeelmodel?bron=circulaire');
    const input = window.page.locator('.drop input[type=file]').first();
    await input.setInputFiles([csv('GF_M2024_2024_Gewichten.csv', weights.replace('\t100\t0', '\tveel\t0')), csv('GF_M2024_2024_Volumina.csv', volumes)]);
    const wrong = window.page.locator('[role=alert]:visible').first();
    await wrong.waitFor();
    assert.match(await wrong.innerText(), /GF_M2024_2024_Gewichten\.csv/);
    assert.match(await wrong.innerText(), /Zorg/);
    await window.isAccessible();
    await input.setInputFiles([csv('GF_M2024_2024_Gewichten.csv', weights), csv('GF_M2024_2024_Volumina.csv', volumes), csv('Uitkeringsfactor.csv', factor)]);
    await window.page.waitForFunction(() => document.querySelector('#page-lead').innerText.includes('uitkeringsfactor 1,5'));
    assert.match(await window.text('#page-lead'), /verdeelt €\s15\.000 over 2 gemeenten/);
    await window.page.reload();
    await window.settled();
    assert.match(await window.text('#page-lead'), /uitkeringsfactor 1,5/);
    await window.page.getByRole('tab', { name: 'Wat als' }).click();
    await window.page.getByLabel('Nieuw gewicht (€)').fill('200');
    await window.page.getByRole('button', { name: 'Wat als' }).click();
    await window.page.getByText('Factor nu 1.5, dan 0.75.').waitFor();
    await window.isAccessible();
    await window.close();
  });
});

const real = existsSync(join(data, 'gemeenten/nl-vr-gm.topo.json'));
describe('Verdeelmodel with all municipalities', real ? options : { skip: 'public reference data gemeenten/ is not there (HOUVAST_DATA)' }, () => {
  const region = withRegion('twee-gemeenten');

  test('draws 342 municipalities on their borders, and colours them anew for another cluster', async () => {
    const file = async (name) => ({ name: name.split('/').at(-1), base64: (await readFile(join(data, name))).toString('base64') });
    const names = ['Gewichten', 'Volumina', 'SIUDU'].map((part) => `gemeentefonds/GF_S2024_2024_${part}.csv`);
    await region.server.api('POST', '/allocation/circulars', { files: await Promise.all([...names, 'gemeentefonds/Uitkeringsfactor.csv'].map(file)) });
    await region.server.api('PUT', '/map', JSON.parse(await readFile(join(data, 'gemeenten/nl-vr-gm.topo.json'), 'utf8')));
    const window = await region.browser.window(region.server.address, { width: 1920, height: 1080 });
    await window.open('/verdeelmodel?bron=circulaire');
    await window.page.locator('.map svg path').first().waitFor();
    assert.equal(await window.page.locator('.map svg path').count(), 342);
    await window.picture('verdeelmodel-nederland');
    const colours = () => window.page.locator('.map svg path').evaluateAll((paths) => paths.map((path) => path.getAttribute('fill')).join());
    const before = await colours();
    await window.page.getByLabel('Cluster', { exact: true }).selectOption('Individuele voorzieningen Jeugd');
    await window.page.waitForFunction((was) => [...document.querySelectorAll('.map svg path')].map((path) => path.getAttribute('fill')).join() !== was, before);
    await window.isAccessible();
    await window.close();
  });
});
