// SPDX-License-Identifier: EUPL-1.2
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { options, withRegion } from './support/region.mjs';

describe('Geldstromen', options, () => {
  const region = withRegion();
  const open = async (path, more) => {
    const window = await region.browser.window(region.server.address, more);
    await window.open(path);
    return window;
  };

  test('draws who pays whom, and says the same in a table', async () => {
    const window = await open('/geldstromen?jaar=2027');
    await window.page.waitForSelector('.drawing svg path');
    assert.match(await window.text('#page-lead'), /^In 2027 gaat het meeste geld van .* naar .*: €/);
    const rows = await window.page.locator('table').first().locator('tbody tr').count();
    assert.match(await window.text('#page-lead'), new RegExp(`van ${rows} stromen`));
    await window.isAccessible();
    await window.picture('geldstromen');
    await window.close();
  });

  test('unfolds a stream from the table, and its parts add up to it', async () => {
    const window = await open('/geldstromen?jaar=2027');
    const button = window.page.locator('table').first().locator('tbody tr').first().locator('button').first();
    await button.focus();
    await window.page.keyboard.press('Enter');
    await window.page.waitForSelector('.unfolded .transfers');
    assert.match(await window.text('.unfolded h2'), /^Rijk → .*, 2027$/);
    const amounts = (await window.page.locator('.unfolded tbody td.number').allInnerTexts())
      .map((text) => Math.round(Number(text.replaceAll('.', '').replace(',', '.').replace('\u2212', '-')) * 100));
    const url = new URL(window.page.url());
    const flow = await region.server.api('GET', `/runs/${region.runs[0]}/flow?year=2027`);
    const stream = flow.blocks[0].links.find(({ from, to }) => from === url.searchParams.get('van') && to === url.searchParams.get('naar'));
    assert.equal(amounts.reduce((sum, cents) => sum + cents, 0), stream.amount_cents);
    await window.isAccessible();
    await window.page.click('.unfolded button:has-text("Inklappen")');
    await window.page.waitForSelector('.unfolded', { state: 'detached' });
    await window.close();
  });

  test('unfolds a stream by a click in the drawing', async () => {
    const window = await open('/geldstromen?jaar=2027', { height: 1200 });
    const drawing = await window.page.locator('.drawing').boundingBox();
    // The widest stream leaves the first node, at the left.
    await window.page.mouse.click(drawing.x + drawing.width * 0.14, drawing.y + drawing.height * 0.3);
    await window.page.waitForSelector('.unfolded .transfers');
    assert.match(await window.text('.unfolded h2'), /^Rijk → /);
    await window.close();
  });

  test('holds on dark paper and on the screen of a meeting room', async () => {
    const window = await open('/geldstromen', { dark: true, width: 1920, height: 1080 });
    await window.isAccessible();
    await window.close();
  });
});
