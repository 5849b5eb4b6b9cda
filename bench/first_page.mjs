// SPDX-License-Identifier: EUPL-1.2
// The first page with an empty cache: from the start of the navigation to the sentence on top, and to
// the largest paint. Usage: HOUVAST=build/release/app/cli/houvast node bench/first_page.mjs [TIMES]
import { loadavg } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const web = join(dirname(fileURLToPath(import.meta.url)), '../web');
const { Browser, hasBrowser } = await import(pathToFileURL(join(web, 'tests/support/browser.mjs')).href);
const { Server } = await import(pathToFileURL(join(web, 'tests/support/server.mjs')).href);

if (!hasBrowser) {
  console.log('first_page: no Chromium here');
  process.exit(0);
}
const times = Number(process.argv[2] ?? 20);
const server = await Server.start();
let browser;
try {
  await server.run(await server.upload('voorbeeldregio'));
  browser = await Browser.start();
  const taken = { sentence: [], paint: [], bytes: [] };
  for (let time = 0; time < times; ++time) {
    const { page, context } = await browser.window(server.address); // another context: an empty cache
    await page.goto('/');
    taken.sentence.push(await page.evaluate(() => new Promise((seen) => {
      const look = () => (document.querySelector('#page-title') && !document.querySelector('[aria-busy="true"]') ? seen(performance.now()) : requestAnimationFrame(look));
      look();
    })));
    await page.waitForLoadState('networkidle');
    taken.paint.push(await page.evaluate(() => new Promise((seen) => {
      new PerformanceObserver((list) => seen(list.getEntries().at(-1).startTime)).observe({ type: 'largest-contentful-paint', buffered: true });
    })));
    taken.bytes.push(await page.evaluate(() => performance.getEntriesByType('resource').reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0) / 1000));
    await context.close();
  }
  console.log(`load of this machine: ${loadavg()[0].toFixed(1)}; ${times} times`);
  for (const [what, values] of Object.entries(taken)) {
    values.sort((a, b) => a - b);
    console.log(`${what.padEnd(9)} median ${values[times >> 1].toFixed(0)}, most ${values.at(-1).toFixed(0)} ${what === 'bytes' ? 'kB' : 'ms'}`);
  }
} finally {
  await browser?.stop();
  await server.stop();
}
