// SPDX-License-Identifier: EUPL-1.2
// From an empty server to a figure with a note and a report for the council, without a mouse.
import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { Browser } from './support/browser.mjs';
import { options } from './support/region.mjs';
import { filesOf, Server } from './support/server.mjs';

describe('A journey by keyboard alone', options, () => {
  let server, browser, window;
  /** Tab by tab from where the focus is, as somebody without a mouse. */
  const reach = async (target, most = 120) => {
    for (let steps = 0; steps < most; ++steps) {
      if ((await target.count()) > 0 && (await target.evaluate((element) => element === document.activeElement))) return;
      await window.page.keyboard.press('Tab');
    }
    assert.fail(`${target} is not reached by Tab`);
  };
  const press = async (target, key = 'Enter') => {
    await reach(target);
    await window.page.keyboard.press(key);
  };
  const drop = async (files) => {
    const button = window.page.locator('section[aria-labelledby="upload-title"] button').first();
    const [chooser] = await Promise.all([window.page.waitForEvent('filechooser'), press(button)]);
    await chooser.setFiles(files.map(({ name, base64 }) => ({ name: name.split('/').at(-1), mimeType: 'text/plain', buffer: Buffer.from(base64, 'base64') })));
  };

  before(async () => {
    server = await Server.start();
    browser = await Browser.start();
    window = await browser.window(server.address);
  });
  after(async () => {
    await window?.close();
    await browser?.stop();
    await server?.stop();
  });

  test('uploads a dossier with a mistake, sees it at its field, and keeps it when mended', async () => {
    const files = await filesOf('voorbeeldregio');
    const wrong = files.map((one) => {
      const text = Buffer.from(one.base64, 'base64').toString();
      return one.name.endsWith('municipalities.csv') ? { ...one, base64: Buffer.from(text.replace(/,(\d{4,})/, ',veel')).toString('base64') } : one;
    });
    assert.notDeepEqual(wrong, files);
    await window.open('/dossiers');
    await drop(wrong);
    const message = window.page.locator('.wrong');
    await message.waitFor();
    assert.match(await message.innerText(), /municipalities\.csv/);
    assert.match(await message.innerText(), /veel/);
    await window.isAccessible();
    await window.picture('journey-mistake');
    await drop(files);
    const keep = window.page.locator('section[aria-labelledby="upload-title"] form button[type=submit]');
    await keep.waitFor();
    await press(keep);
    await window.page.locator('table.heads tbody tr').waitFor();
  });

  test('computes it, unfolds a figure and says something about it', async () => {
    await press(window.page.locator('table.heads a').first());
    await window.page.waitForURL(/\/overzicht/);
    await window.settled();
    await press(window.page.getByRole('button', { name: 'Reken dit dossier door' }));
    await window.page.waitForFunction(() => document.querySelector('#page-lead')?.innerText.startsWith('Samen '), undefined, { timeout: 60_000 });
    await window.settled();
    const figure = window.page.locator('table').first().locator('tbody td button.figure').first();
    await press(figure);
    await window.page.waitForSelector('dialog[open] > .transfers');
    assert.match(window.page.url(), /waarom=/, 'the address is the link to share');
    const link = window.page.url();
    await window.page.keyboard.press('Escape');
    await press(window.page.locator('tbody .mark').nth(1));
    await reach(window.page.locator('dialog[open] textarea'));
    await window.page.keyboard.type('Dit komt door de bevolking.');
    await press(window.page.locator('dialog[open] button[type=submit]'));
    await window.page.waitForSelector('dialog[open] li');
    await window.page.keyboard.press('Escape');
    const other = await browser.window(server.address);
    await other.open(link);
    await other.page.waitForSelector('dialog[open] > .transfers');
    await other.isAccessible();
    await other.close();
  });

  test('takes the report for the council: a tagged PDF in Dutch', async () => {
    await window.open('/overzicht');
    await press(window.page.locator('.head').getByRole('button', { name: /Bewaren als/ }));
    const button = window.page.getByRole('button', { name: 'Raadsrapport (PDF)' });
    const [download] = await Promise.all([window.page.waitForEvent('download', { timeout: 90_000 }), press(button)]);
    const pdf = (await readFile(await download.path())).toString('latin1');
    assert.ok(pdf.startsWith('%PDF'));
    assert.match(pdf, /\/Marked true/);
    assert.match(pdf, /\/StructTreeRoot/);
    assert.match(pdf, /\/Lang \(nl/);
  });
});
