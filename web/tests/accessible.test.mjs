// SPDX-License-Identifier: EUPL-1.2
// Every page on both papers, and what opens over a page: axe finds nothing (WCAG 2.1 A and AA).
// What is in a page after it was used, its own test looks at.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Browser } from './support/browser.mjs';
import { options, withRegion } from './support/region.mjs';
import { Server } from './support/server.mjs';

const pages = [
  '/overzicht', '/geldstromen', '/verdeelmodel', '/regio-afspraken', '/vraag-en-wachtlijst', '/bekostiging', '/scenarios',
  '/quickscan', '/afweegtafel', '/dossiers', '/beheer',
];

for (const paper of ['light', 'dark']) {
  describe(`On ${paper} paper axe finds nothing wrong`, options, () => {
    const region = withRegion('voorbeeldregio', { runs: [{}] });
    const open = async (path) => {
      const window = await region.browser.window(region.server.address, { dark: paper === 'dark' });
      await window.open(path);
      return window;
    };

    for (const path of pages) {
      test(`with ${path}`, async () => {
        const window = await open(path);
        await window.isAccessible();
        await window.picture(`axe-${path.slice(1)}-${paper}`);
        await window.close();
      });
    }

    test('with Waarom? open over a page', async () => {
      const window = await open('/overzicht');
      await window.page.locator('table').first().locator('tbody tr td button').first().click();
      await window.page.waitForSelector('dialog[open] > .transfers');
      await window.page.locator('dialog[open] summary').first().click();
      await window.isAccessible();
      await window.close();
    });

    test('with the list of forms to keep a table in', async () => {
      const window = await open('/overzicht');
      await window.page.locator('.export button').first().click();
      await window.page.locator('.export ul').waitFor();
      await window.isAccessible();
      await window.close();
    });

    test('with many years in a list, chosen by keyboard', async () => {
      const window = await open('/regio-afspraken');
      const years = window.page.getByLabel('Jaar', { exact: true });
      assert.equal(await years.evaluate((element) => element.tagName), 'SELECT');
      await years.focus();
      await window.page.keyboard.press('End');
      await window.page.waitForURL(/jaar=alle/);
      await window.settled();
      await window.isAccessible();
      await window.close();
    });
  });
}

describe('Who must log in first', options, () => {
  let server, browser;
  before(async () => {
    server = await Server.start({ options: ['--multi-user'] });
    browser = await Browser.start();
  });
  after(async () => {
    await browser?.stop();
    await server?.stop();
  });
  for (const dark of [false, true]) {
    test(`finds nothing in the way on ${dark ? 'dark' : 'light'} paper`, async () => {
      const window = await browser.window(server.address, { dark });
      await window.open('/inloggen');
      await window.isAccessible();
      await window.page.locator('input[autocomplete="username"]').fill('iemand');
      await window.page.locator('input[type="password"]').fill('niet dit wachtwoord');
      await window.page.keyboard.press('Enter');
      await window.page.locator('[role="alert"]:visible').first().waitFor();
      await window.isAccessible();
      await window.close();
    });
  }
});
