// SPDX-License-Identifier: EUPL-1.2
// A database that is away: the page says so, keeps what it shows, and goes on by itself.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Postgresql, skip } from '../../tests/server/postgresql.mjs';
import { Browser, hasBrowser } from './support/browser.mjs';
import { Server } from './support/server.mjs';

const reason = hasBrowser ? skip : 'there is no Chromium here';

describe('While the database is away', { skip: reason }, () => {
  let database;
  let server;
  let browser;
  before(async () => {
    database = await Postgresql.begin();
    server = await Server.start({ store: database.makeDatabase() });
    browser = await Browser.start();
    await server.run(await server.upload('voorbeeldregio'));
  });
  after(async () => {
    await browser?.stop();
    await server?.stop();
    await database?.remove();
  });

  test('a page that is open says so, and goes on by itself', async () => {
    const window = await browser.window(server.address);
    await window.open('/overzicht');
    await database.stop();
    await window.page.selectOption('main select >> nth=0', '2027');
    await window.page.waitForSelector('#away');
    assert.match(await window.text('#away'), /database|gegevens/i);
    assert.equal(await window.page.locator('table').first().locator('tbody tr').count(), 10);
    await window.isAccessible();
    await database.start();
    await window.page.waitForSelector('#away', { state: 'detached', timeout: 30_000 });
    await window.page.waitForFunction(() => document.querySelector('#page-lead')?.innerText.includes('in 2027'));
    await window.close();
  });

  test('who comes then sees what is the matter, and the page when it is back', async () => {
    await database.stop();
    const window = await browser.window(server.address);
    await window.page.goto('/overzicht');
    await window.page.waitForSelector('#away');
    assert.match(await window.text('#away'), /database|gegevens/i);
    await window.isAccessible();
    await database.start();
    await window.page.waitForSelector('#away', { state: 'detached', timeout: 30_000 });
    await window.page.waitForFunction(() => document.querySelectorAll('tbody tr').length >= 10);
    await window.close();
  });
});
