// SPDX-License-Identifier: EUPL-1.2
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Browser } from './support/browser.mjs';
import { options } from './support/region.mjs';
import { filesOf, Server } from './support/server.mjs';

describe('Dossiers', options, () => {
  let server, browser, folder;
  before(async () => {
    server = await Server.start();
    browser = await Browser.start();
    folder = await mkdtemp(join(tmpdir(), 'houvast-files-'));
  });
  after(async () => {
    await browser?.stop();
    await server?.stop();
    if (folder) await rm(folder, { recursive: true, force: true });
  });
  const open = async (path, more) => {
    const window = await browser.window(server.address, more);
    await window.open(path);
    return window;
  };
  /** The files of an example on disk, with one of them changed. */
  async function onDisk(example, name, change = (text) => text) {
    const paths = [];
    for (const file of await filesOf(example)) {
      const text = Buffer.from(file.base64, 'base64').toString();
      paths.push(join(folder, file.name));
      await writeFile(paths.at(-1), file.name === name ? change(text) : text);
    }
    return paths;
  }
  const files = (window) => window.page.locator('input[type=file]:not([webkitdirectory])').first();

  test('offers an example to begin with when there is no dossier yet', async () => {
    const window = await open('/dossiers');
    assert.match(await window.text('#page-lead'), /nog geen dossier/);
    await window.isAccessible();
    await window.picture('dossiers-first');
    const begin = window.page.getByRole('button', { name: 'Begin met Voorbeeldregio' });
    await begin.focus();
    await window.page.keyboard.press('Enter');
    await window.page.waitForSelector('dl');
    assert.match(await window.text('#page-lead'), /één dossier/);
    assert.match(await window.text('dl'), /2026–2036/);
    await window.isAccessible();
    await window.close();
  });

  test('says of a wrong file what is wrong, with file, line and field', async () => {
    const window = await open('/dossiers');
    await files(window).setInputFiles(await onDisk('twee-gemeenten', 'dossier.toml', (text) => text.replace('from = 2026', 'from = "ooit"')));
    const wrong = window.page.locator('.wrong tbody tr').first();
    await wrong.waitFor();
    assert.match(await wrong.innerText(), /dossier\.toml\s+\d+\s+dossier\.years\.from/);
    assert.match(await window.text('.wrong'), /Er is niets bewaard/);
    await window.isAccessible();
    await window.picture('dossiers-wrong');
    assert.equal((await server.api('GET', '/dossiers')).dossiers.length, 1);
    await window.close();
  });

  test('keeps a good dossier, and then a new version of it', async () => {
    const window = await open('/dossiers');
    const keep = async () => {
      await files(window).setInputFiles(await onDisk('twee-gemeenten', ''));
      await window.page.getByRole('button', { name: 'Bewaar dit dossier' }).waitFor();
    };
    await keep();
    await window.page.getByRole('button', { name: 'Bewaar dit dossier' }).click();
    await window.page.waitForFunction(() => document.querySelectorAll('.heads tbody tr').length === 2);
    const two = (await server.api('GET', '/dossiers')).dossiers[1];
    assert.equal(two.version, 1);
    await keep();
    await window.page.getByLabel('Wat wilt u ermee?').selectOption(String(two.id));
    await window.page.getByRole('button', { name: 'Bewaar dit dossier' }).click();
    await window.page.waitForFunction(() => document.querySelector('.heads tbody tr:last-child td')?.textContent === '2');
    await window.close();
  });

  test('tells who brings a version second that there is a newer one', async () => {
    const window = await open('/dossiers');
    await files(window).setInputFiles(await onDisk('twee-gemeenten', ''));
    const two = (await server.api('GET', '/dossiers')).dossiers[1];
    await window.page.getByLabel('Wat wilt u ermee?').selectOption(String(two.id));
    await server.api('PUT', `/dossiers/${two.id}`, { name: two.name, version: two.version, files: await filesOf('twee-gemeenten') });
    await window.page.getByRole('button', { name: 'Bewaar dit dossier' }).click();
    await window.page.getByText(`bewaarde intussen versie ${two.version + 1}`).waitFor();
    await window.page.getByRole('button', { name: 'Bewaar als volgende versie' }).click();
    await window.page.waitForFunction((version) => document.querySelector('.heads tbody tr:last-child td')?.textContent === String(version), two.version + 2);
    await window.close();
  });

  test('gives the files back, and removes a dossier only when asked twice', async () => {
    const window = await open('/dossiers');
    await window.page.getByRole('button', { name: /^Wat zit erin: / }).nth(1).click();
    const [download] = await Promise.all([
      window.page.waitForEvent('download'),
      window.page.getByRole('link', { name: 'dossier.toml' }).click(),
    ]);
    assert.equal(download.suggestedFilename(), 'dossier.toml');
    await window.page.getByRole('button', { name: /^Verwijder / }).nth(1).click();
    await window.page.waitForSelector('dialog[open]');
    await window.isAccessible();
    await window.page.keyboard.press('Escape');
    await window.page.waitForSelector('dialog[open]', { state: 'detached' });
    assert.equal((await server.api('GET', '/dossiers')).dossiers.length, 2);
    await window.page.getByRole('button', { name: /^Verwijder / }).nth(1).click();
    await window.page.locator('dialog[open] button').first().click();
    await window.page.waitForFunction(() => document.querySelectorAll('.heads tbody tr').length === 1);
    await window.close();
  });

  test('reads in English, on a dark screen', async () => {
    const window = await open('/dossiers', { dark: true, width: 1920, height: 1080 });
    await window.page.evaluate(() => localStorage.setItem('houvast.language', 'en'));
    await window.open('/dossiers');
    assert.match(await window.text('#page-lead'), /There is one dossier/);
    await window.isAccessible();
    await window.picture('dossiers-dark');
    await window.close();
  });
});
