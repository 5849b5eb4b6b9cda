// SPDX-License-Identifier: EUPL-1.2
// Afweegtafel: two browsers at one table.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { options, withRegion } from './support/region.mjs';

describe('the weighing table', options, () => {
  const region = withRegion('voorbeeldregio', { runs: [] });

  const make = async (name) => {
    const window = await region.browser.window(region.server.address);
    await window.open(`/afweegtafel?dossier=${region.dossier}`);
    await window.page.getByLabel('Waarover gaat het?').fill(name);
    await window.page.getByRole('button', { name: 'Maak de tafel' }).click();
    await window.page.waitForURL(/tafel=\d+/);
    await window.page.waitForSelector('select option[value^="GM"]', { state: 'attached' });
    return window;
  };
  const sitDown = async (url, code) => {
    const window = await region.browser.window(region.server.address);
    await window.page.goto(`${url}&gemeente=${code}`);
    await window.page.waitForSelector('.option');
    return window;
  };
  const judge = (window, option, criterion, score) =>
    window.page.getByRole('radio', { name: `${option}, ${criterion}: ${score}` }).check();
  const isKept = (window) => window.page.waitForFunction(() => /Bewaard/.test(document.body.innerText));

  it('shows each what the other scores', async () => {
    const controller = await make('Welke sleutel past bij ons?');
    const codes = await controller.page.$$eval('select option', (all) => all.map(({ value }) => value).filter((one) => one.startsWith('GM')));
    const url = controller.page.url();
    const one = await sitDown(url, codes[0]);
    const other = await sitDown(url, codes[1]);
    await judge(one, 'Inwoners', 'Stabiliteit', 5);
    await isKept(one);
    await other.page.waitForFunction(() => /1 van \d+ gemeenten/.test(document.querySelector('#page-lead').innerText));
    await judge(other, 'Inwoners', 'Stabiliteit', 2);
    await one.page.waitForFunction(() => /Praat eerst over stabiliteit van Inwoners/.test(document.querySelector('#page-lead').innerText));
    await one.settled().catch(() => undefined);
    await one.isAccessible();
    await one.picture('afweegtafel');
    await controller.page.getByRole('button', { name: 'Groot scherm' }).click();
    await controller.picture('afweegtafel-groot');
    await Promise.all([one, other, controller].map((window) => window.close()));
  });

  it('lets two who score for one municipality settle it', async () => {
    const controller = await make('Twee schermen');
    const code = await controller.page.$eval('select option[value^="GM"]', ({ value }) => value);
    const url = controller.page.url();
    const first = await sitDown(url, code);
    const late = await region.browser.window(region.server.address);
    // This one does not hear of changes, as when the network was away for a moment.
    await late.page.route('**/events', (route) => route.abort());
    await late.page.goto(`${url}&gemeente=${code}`);
    await late.page.waitForSelector('.option');
    await judge(first, 'Uitgaven', 'Snelheid', 4);
    await isKept(first);
    await judge(late, 'Uitgaven', 'Snelheid', 1);
    await late.page.waitForSelector('.conflict');
    await late.isAccessible('.conflict');
    await late.picture('afweegtafel-conflict');
    await late.page.getByRole('button', { name: 'Bewaar de mijne' }).click();
    await first.page.waitForFunction(() =>
      document.querySelector('input[aria-label="Uitgaven, Snelheid: 1"]').checked);
    await Promise.all([first, late, controller].map((window) => window.close()));
  });

  it('takes no scores when the controller closed it', async () => {
    const controller = await make('Gesloten');
    const code = await controller.page.$eval('select option[value^="GM"]', ({ value }) => value);
    const one = await sitDown(controller.page.url(), code);
    await controller.page.getByRole('button', { name: 'Sluit de tafel' }).click();
    await one.page.waitForFunction(() => /De tafel is gesloten/.test(document.body.innerText));
    assert.ok(await one.page.getByRole('radio').first().isDisabled());
    await Promise.all([one, controller].map((window) => window.close()));
  });

  it('is scored by the keyboard alone', async () => {
    const controller = await make('Toetsenbord');
    const code = await controller.page.$eval('select option[value^="GM"]', ({ value }) => value);
    const one = await sitDown(controller.page.url(), code);
    await one.page.getByRole('radio', { name: 'Inwoners, Snelheid: geen oordeel' }).focus();
    await one.page.keyboard.press('ArrowLeft');
    await isKept(one);
    assert.ok(await one.page.getByRole('radio', { name: 'Inwoners, Snelheid: 5' }).isChecked());
    await Promise.all([one, controller].map((window) => window.close()));
  });
});
