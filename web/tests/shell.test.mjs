// SPDX-License-Identifier: EUPL-1.2
// What stands around every page: keyboard, languages, papers, and a server that is away.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { options, withRegion } from './support/region.mjs';

describe('The shell', options, () => {
  const region = withRegion();
  const open = async (path, more) => {
    const window = await region.browser.window(region.server.address, more);
    await window.open(path);
    return window;
  };

  test('begins at the overview, with the newest run', async () => {
    const window = await open('/');
    assert.equal(await window.text('h1'), 'Overzicht');
    assert.match(window.page.url(), /\/overzicht$/);
    await window.close();
  });

  test('lets the keyboard skip to the contents, and reaches everything', async () => {
    const window = await open('/overzicht');
    await window.page.keyboard.press('Tab');
    assert.equal(await window.page.evaluate(() => document.activeElement.innerText), 'Naar de inhoud');
    await window.page.keyboard.press('Enter');
    assert.equal(await window.page.evaluate(() => document.activeElement.id), 'content');
    const stops = await window.keyboardWalk(40);
    assert.ok(stops.length > 15);
    for (const stop of stops) assert.ok(stop.name.trim() !== '' && stop.seen, JSON.stringify(stop));
    await window.close();
  });

  test('puts the reader at the title of the next page', async () => {
    const window = await open('/overzicht');
    await window.page.click('nav a[href^="/geldstromen"]');
    await window.page.waitForFunction(() => document.activeElement?.id === 'page-title');
    assert.equal(await window.text('h1'), 'Geldstromen');
    await window.page.goBack();
    await window.page.waitForFunction(() => document.querySelector('h1')?.innerText === 'Overzicht');
    await window.close();
  });

  test('speaks English when asked, and remembers it', async () => {
    const window = await open('/overzicht');
    await window.page.click('button:text-is("English")');
    assert.equal(await window.text('h1'), 'Overview');
    assert.equal(await window.page.getAttribute('html', 'lang'), 'en');
    await window.page.reload();
    await window.settled();
    assert.equal(await window.text('h1'), 'Overview');
    assert.match(await window.text('#page-lead'), /^Together the municipalities/);
    await window.isAccessible();
    await window.close();
  });

  test('has dark paper, by the system or by choice', async () => {
    const paper = (window) => window.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const dark = await open('/overzicht', { dark: true });
    const byTheSystem = await paper(dark);
    await dark.isAccessible();
    await dark.close();
    const light = await open('/overzicht');
    assert.notEqual(await paper(light), byTheSystem);
    await light.page.selectOption('.paper select', 'dark');
    assert.equal(await paper(light), byTheSystem);
    await light.page.reload();
    await light.settled();
    assert.equal(await paper(light), byTheSystem);
    await light.close();
  });

  test('says so when a page does not exist', async () => {
    const window = await open('/bestaat-niet');
    assert.equal(await window.text('h1'), 'Deze pagina bestaat niet');
    await window.isAccessible();
    await window.close();
  });

  test('keeps what is shown while the server is away, and goes on when it is back', async () => {
    const window = await open('/overzicht');
    const { port } = region.server;
    await region.server.close();
    await window.page.selectOption('main select >> nth=0', '2027');
    await window.page.waitForSelector('#away');
    assert.match(await window.text('#away'), /geen antwoord/);
    assert.equal(await window.page.locator('table').first().locator('tbody tr').count(), 10);
    await window.isAccessible();
    await region.server.open(port);
    await window.page.waitForSelector('#away', { state: 'detached', timeout: 30_000 });
    await window.page.waitForFunction(() => document.querySelector('#page-lead')?.innerText.includes('in 2027'));
    await window.close();
  });
});
