// SPDX-License-Identifier: EUPL-1.2
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { options, withRegion } from './support/region.mjs';

describe('Overzicht', options, () => {
  const region = withRegion('voorbeeldregio', { runs: [{}, {}] });
  const open = async (path, more) => {
    const window = await region.browser.window(region.server.address, more);
    await window.open(path);
    return window;
  };

  test('says on top what the figures say, and shows every municipality and year', async () => {
    const window = await open('/overzicht');
    assert.match(await window.text('#page-lead'), /^Samen komen de gemeenten van 2026 tot en met 2036 €.*tekort; /);
    const table = window.page.locator('table').first();
    assert.equal(await table.locator('tbody tr').count(), 10);
    assert.equal(await table.locator('thead th').count(), 13); // name, eleven years, all years
    assert.equal(await table.locator('tfoot tr').count(), 1);
    await window.isAccessible();
    await window.picture('overzicht');
    await window.close();
  });

  test('shows on the screen what the engine computed', async () => {
    const report = await region.server.api('GET', `/runs/${region.runs[1]}/overview`);
    const [row] = report.blocks[0].rows;
    const cents = row.y2027_euro_cents;
    const expected = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 0 }).format(cents / 100).replace('-', '\u2212');
    const window = await open('/overzicht');
    const cell = window.page.locator('table').first().locator('tbody tr').first().locator('td').nth(1);
    assert.equal(await cell.innerText(), expected);
    await window.close();
  });

  test('unfolds a figure to its transfers, by keyboard too', async () => {
    const window = await open('/overzicht');
    const figure = window.page.locator('table').first().locator('tbody tr').first().locator('td button').nth(1);
    await figure.focus();
    await window.page.keyboard.press('Enter');
    await window.page.waitForSelector('dialog[open] > .transfers');
    assert.match(await window.text('#why-title'), /^Resultaat van .* in 2027$/);
    assert.match(window.page.url(), /waarom=/);
    await window.isAccessible();
    await window.page.locator('dialog[open] summary').first().click();
    assert.match(await window.text('dialog[open] details[open]'), /F4\./);
    await window.page.keyboard.press('Escape');
    await window.page.waitForSelector('dialog.drawer[open]', { state: 'detached' });
    assert.doesNotMatch(window.page.url(), /waarom=/);
    assert.equal(await figure.evaluate((element) => element === document.activeElement), true);
    await window.close();
  });

  test('unfolds a total of all years, too', async () => {
    const window = await open('/overzicht');
    await window.page.locator('table').first().locator('tbody tr').first().locator('td button').last().click();
    await window.page.waitForSelector('dialog[open] > .transfers');
    assert.match(await window.text('#why-title'), /^Resultaat van .* over alle jaren$/);
    await window.close();
  });

  test('opens the same figure for who gets the link', async () => {
    const window = await open(`/overzicht?waarom=${region.runs[0]}~GM9001~2027`);
    await window.page.waitForSelector('dialog[open] > .transfers');
    await window.close();
  });

  test('shows one year item by item', async () => {
    const window = await open('/overzicht?jaar=2027');
    assert.match(await window.text('#page-lead'), /in 2027/);
    assert.ok((await window.text('main')).includes('Waar het resultaat uit bestaat, 2027'));
    await window.close();
  });

  test('says that nothing changed when nothing did', async () => {
    const window = await open('/overzicht');
    assert.match(await window.text('.changes'), /Geen enkel cijfer is veranderd/);
    await window.close();
  });

  test('sorts a table by a column', async () => {
    const window = await open('/overzicht');
    const table = window.page.locator('table').first();
    await table.locator('thead button').last().click();
    assert.equal(await table.locator('th[aria-sort]').getAttribute('aria-sort'), 'descending');
    const texts = await table.locator('tbody td:last-child').allInnerTexts();
    const numbers = texts.map((text) => Number(text.replaceAll('.', '').replace('\u2212', '-')));
    assert.deepEqual(numbers, [...numbers].sort((a, b) => b - a));
    await window.close();
  });

  test('saves a table as CSV with cents, and as a picture', async () => {
    const window = await open('/overzicht');
    const saved = async (label) => {
      await window.page.locator('.table-block').first().locator('button:has-text("Bewaren als")').click();
      const [download] = await Promise.all([window.page.waitForEvent('download'), window.page.click(`.export li :text("${label}")`)]);
      return readFile(await download.path());
    };
    const csv = (await saved('CSV')).toString();
    assert.match(csv, /^municipality,name,y2026_euro,/);
    assert.match(csv, /\nGM9001,[^,]+,-?\d+\.\d\d,/);
    const picture = await saved('PNG');
    assert.equal(picture.subarray(1, 4).toString(), 'PNG');
    await window.close();
  });

  test('keeps a note on a figure, for everybody', async () => {
    const window = await open('/overzicht');
    await window.page.locator('tbody .mark').first().click();
    await window.page.fill('dialog[open] textarea', 'Hier hoort een verhaal bij.');
    await window.page.click('dialog[open] button[type=submit]');
    await window.page.waitForSelector('dialog[open] li');
    await window.isAccessible();
    await window.close();
    const other = await open('/overzicht');
    assert.equal(await other.text('.mark.filled'), '1');
    await other.close();
  });
});

describe('Overzicht of a region with simulated care', options, () => {
  const region = withRegion('zorgregio', { runs: [{ replications: 400 }, {}] });

  test('keeps the report for council over a reload, stops it, and makes it when asked again', async () => {
    const [long] = region.runs;
    const window = await region.browser.window(region.server.address);
    await window.open(`/overzicht?run=${long}`);
    const ask = async () => {
      await window.page.locator('.head').getByRole('button', { name: /Bewaren als/ }).click();
      await window.page.getByRole('button', { name: 'Raadsrapport (PDF)' }).click();
    };
    await ask();
    const stop = window.page.getByRole('button', { name: 'Afbreken' });
    await stop.waitFor();
    const [job] = (await region.server.api('GET', '/jobs')).jobs;
    await window.page.reload();
    await stop.waitFor();
    assert.equal((await region.server.api('GET', '/jobs')).jobs[0].id, job.id, 'the same job');
    await window.isAccessible();
    await window.picture('overzicht-raadsrapport-bezig');
    await stop.click();
    await window.page.getByRole('status').filter({ hasText: 'Afgebroken' }).waitFor({ timeout: 30_000 });
    assert.equal((await region.server.api('GET', `/jobs/${job.id}`)).state, 'cancelled');
    await window.page.getByRole('button', { name: 'Opnieuw proberen' }).waitFor();
    await window.close();
  });

  test('hands over the report for council as soon as it is there, and again without computing it', async () => {
    const window = await region.browser.window(region.server.address);
    await window.open(`/overzicht?run=${region.runs[1]}`);
    await window.page.locator('.head').getByRole('button', { name: /Bewaren als/ }).click();
    const [download] = await Promise.all([window.page.waitForEvent('download', { timeout: 90_000 }),
      window.page.getByRole('button', { name: 'Raadsrapport (PDF)' }).click()]);
    const pdf = (await readFile(await download.path())).toString('latin1');
    for (const mark of ['%PDF', '/Marked true', '/StructTreeRoot', '/Lang (nl']) assert.ok(pdf.includes(mark), mark);
    const made = (await region.server.api('GET', '/jobs')).jobs.length;
    await window.page.reload();
    const card = window.page.getByRole('region', { name: 'Raadsrapport' });
    const [again] = await Promise.all([window.page.waitForEvent('download'), card.getByRole('link', { name: 'Raadsrapport (PDF)' }).click()]);
    assert.ok((await readFile(await again.path())).toString('latin1').startsWith('%PDF'));
    assert.equal((await region.server.api('GET', '/jobs')).jobs.length, made, 'no second job');
    await window.settled();
    await window.isAccessible();
    await window.picture('overzicht-raadsrapport');
    await card.getByRole('button', { name: 'Sluiten' }).click();
    await card.waitFor({ state: 'detached' });
    await window.close();
  });
});

describe('Overzicht of a dossier that was never computed', options, () => {
  const region = withRegion('voorbeeldregio', { runs: [] });

  test('offers to compute it, and shows the result', async () => {
    const window = await region.browser.window(region.server.address);
    await window.open('/overzicht');
    assert.equal(await window.text('#page-lead'), 'Dit dossier is nog niet doorgerekend.');
    await window.picture('overzicht-leeg');
    await window.isAccessible();
    await window.page.getByRole('button', { name: 'Reken dit dossier door' }).press('Enter');
    await window.page.waitForFunction(() => document.querySelector('#page-lead').innerText.startsWith('Samen '));
    assert.equal(await window.page.locator('table').first().locator('tbody tr').count(), 10);
    await window.close();
  });
});
