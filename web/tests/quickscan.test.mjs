// SPDX-License-Identifier: EUPL-1.2
// The page Quickscan: of a dossier, and of books that are dropped on it.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { options, withRegion } from './support/region.mjs';

const data = process.env.HOUVAST_DATA ?? '';
const csv = (name, text) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
const books = (spent) =>
  'Gemeenten;Taakveld;Baten;Lasten;Gemeentegrootte;Inwonertal\n' +
  `Dal;6.72b Jeugdhulp behandeling;0.0;${spent};minderdan20000inwoners;1000\nBerg;6.72b Jeugdhulp behandeling;0.0;90.0;20000tot50000inwoners;30000\n`;
const income = 'code,name,cluster,amount\nGM0014,Dal,Individuele voorzieningen Jeugd,100000.00\nGM0015,Berg,Individuele voorzieningen Jeugd,100000.00\n';

describe('Quickscan', options, () => {
  const region = withRegion('voorbeeldregio');

  test('says how many municipalities of the dossier fall short, and shows bands, quadrants and map', async () => {
    const window = await region.browser.window(region.server.address);
    await window.open(`/quickscan?dossier=${region.dossier}`);
    assert.match(await window.text('#page-lead'), /^In 2036 komen \d+ van de 10 gemeenten tekort/);
    for (const name of ['Aandeel van de gemeenten per band', 'Naar grootteklasse', 'Alle gemeenten, 2036']) {
      assert.ok((await window.page.getByText(name).count()) > 0, name);
    }
    assert.equal(await window.page.locator('.tiles button').count(), 10);
    await window.picture('quickscan');
    await window.isAccessible();
    await window.close();
  });

  test('unfolds one municipality that is chosen on the map, and keeps it in the address', async () => {
    const window = await region.browser.window(region.server.address);
    await window.open(`/quickscan?dossier=${region.dossier}`);
    const tile = window.page.locator('.tiles button').nth(3);
    const name = (await tile.locator('.name').innerText()).trim();
    await tile.focus();
    await window.page.keyboard.press('Enter');
    await window.page.getByRole('heading', { name: `${name}: alle jaren en domeinen` }).waitFor();
    await window.page.reload();
    await window.settled();
    await window.page.getByRole('heading', { name: `${name}: alle jaren en domeinen` }).waitFor();
    await window.isAccessible();
    await window.close();
  });

  test('sorts the table of municipalities', async () => {
    const window = await region.browser.window(region.server.address);
    await window.open(`/quickscan?dossier=${region.dossier}`);
    const table = window.page.locator('section[aria-label="Alle gemeenten, 2036"]');
    await table.getByRole('button', { name: 'Resultaat', exact: true }).click();
    const cells = await table.locator('tbody tr td:nth-child(5)').allInnerTexts();
    const values = cells.map((cell) => Number(cell.replace('\u2212', '-').replace(/\./g, '')));
    assert.deepEqual(values, [...values].sort((a, b) => b - a));
    await window.close();
  });

  test('computes books and income that are dropped, and says which line is wrong', async () => {
    const window = await region.browser.window(region.server.address);
    await window.open('/quickscan?bron=bestanden');
    const input = window.page.locator('.drop input[type=file]').first();
    await input.setInputFiles([csv('iv3_2024_begroting.csv', books('veel')), csv('inkomsten_2024.csv', income)]);
    assert.equal(await window.page.getByLabel('Soort, inkomsten_2024.csv').inputValue(), 'income');
    await window.isAccessible();
    await window.page.getByRole('button', { name: 'Reken door' }).click();
    const wrong = window.page.locator('[role=alert]:visible').first();
    await wrong.waitFor();
    assert.match(await wrong.innerText(), /iv3_2024_begroting\.csv/);
    assert.match(await wrong.innerText(), /Lasten/);
    await input.setInputFiles([csv('iv3_2024_begroting.csv', books('112.0'))]);
    await window.page.getByRole('button', { name: 'Reken door' }).click();
    await window.page.waitForFunction(() => document.querySelector('#page-lead').innerText.startsWith('In de begroting 2024'));
    assert.match(await window.text('#page-lead'), /komt 1 van de 2 gemeenten tekort/);
    assert.match(await window.text('.tiles'), /\u221212,0%/);
    await window.isAccessible();
    await window.close();
  });

  test('is as good on dark paper, in English and on a wide screen', async () => {
    const window = await region.browser.window(region.server.address, { dark: true, width: 1920, height: 1080 });
    await window.open(`/quickscan?dossier=${region.dossier}`);
    await window.picture('quickscan-dark');
    await window.isAccessible();
    await window.close();
  });
});

describe('Quickscan of a region with simulated care', options, () => {
  const region = withRegion('zorgregio', { runs: [] });

  test('offers to compute it, and comes back to that after a reload', async () => {
    const window = await region.browser.window(region.server.address);
    await window.open(`/quickscan?dossier=${region.dossier}`);
    assert.equal(await window.text('#page-lead'), 'Dit dossier is nog niet doorgerekend.');
    await window.isAccessible();
    await window.picture('quickscan-leeg');
    const start = window.page.getByRole('button', { name: 'Reken dit dossier door' });
    await start.click();
    await window.page.waitForURL(/job=/);
    await window.page.reload();
    const lead = () => window.page.waitForFunction(() => /^In \d{4} komen? \d+ van de \d+ gemeenten tekort/.test(document.querySelector('#page-lead').innerText), undefined, { timeout: 60_000 });
    await lead();
    await window.settled();
    await window.isAccessible();
    await window.picture('quickscan-zorgregio');
    await window.close();
  });

  test('stops what it computes when asked, and offers it again', async () => {
    const other = await region.server.upload('groeimodel');
    const window = await region.browser.window(region.server.address);
    await window.open(`/quickscan?dossier=${other}`);
    await window.page.getByRole('button', { name: 'Reken dit dossier door' }).click();
    await window.page.getByRole('button', { name: 'Afbreken' }).click();
    await window.page.getByRole('status').filter({ hasText: 'Afgebroken' }).waitFor({ timeout: 30_000 });
    await window.page.getByRole('button', { name: 'Reken dit dossier door' }).waitFor();
    await window.isAccessible();
    await window.close();
  });
});

const real = existsSync(join(data, 'iv3/iv3_2024_begroting.csv'));
describe('Quickscan of all municipalities', real ? options : { skip: 'public reference data iv3/ is not there (HOUVAST_DATA)' }, () => {
  const region = withRegion('twee-gemeenten');
  const published = (names) => names.map((name) => join(data, name));

  test('takes the books of the country as they are published, and proposes the circular of that year', async () => {
    const window = await region.browser.window(region.server.address);
    const drop = () => window.page.locator('.drop input[type=file]').first();
    await window.open('/verdeelmodel?bron=circulaire');
    const parts = ['Gewichten', 'Volumina', 'SIUDU'].map((part) => `gemeentefonds/GF_S2024_2024_${part}.csv`);
    await drop().setInputFiles(published([...parts, 'gemeentefonds/Uitkeringsfactor.csv']));
    await window.page.getByText('GF_S2024_2024 is geladen').waitFor();
    await window.open('/quickscan?bron=bestanden');
    await drop().setInputFiles(published(['iv3/iv3_2024_begroting.csv']));
    await window.page.waitForFunction(() => [...document.querySelectorAll('select')].some((list) => list.selectedOptions[0]?.label === 'GF_S2024_2024'));
    assert.equal(await window.page.getByLabel('Jaar van die inkomsten').inputValue(), '2024');
    await window.page.getByRole('button', { name: 'Reken door' }).click();
    await window.page.waitForFunction(() => /^In de begroting 2024 .* van de 342 gemeenten/.test(document.querySelector('#page-lead').innerText));
    await window.picture('quickscan-nederland');
    await window.isAccessible();
    await window.close();
  });
});
