// SPDX-License-Identifier: EUPL-1.2
// From slider to repaint: moves the own share of an agreement two hundred times in a real browser,
// for a region of twenty municipalities with 1,000 stochastic years, and prints how long it took
// from the input event to the frame in which the charts and the table show the answer.
// Usage: HOUVAST=build/release/app/cli/houvast node bench/slider.mjs [MOVES]
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const web = join(dirname(fileURLToPath(import.meta.url)), '../web');
createRequire(join(web, 'package.json')); // the guests live there
const { Browser } = await import(pathToFileURL(join(web, 'tests/support/browser.mjs')).href);
const { Server } = await import(pathToFileURL(join(web, 'tests/support/server.mjs')).href);
const { region } = await import('./slider_region.mjs');

const moves = Number(process.argv[2] ?? 200);
const server = await Server.start();
let browser;
try {
  browser = await Browser.start();
  for (const years of [1, 11]) {
    const { id: dossier } = await server.api('POST', '/dossiers', { name: `Twintig gemeenten, ${years} jaar`, files: region(20, years) });
    const window = await browser.window(server.address);
    await window.page.goto(`/regio-afspraken?dossier=${dossier}`);
    await window.page.waitForSelector('[data-shown]:not([data-shown="0"])');
    await window.settled();
    const times = await window.page.evaluate(async (count) => {
      const slider = [...document.querySelectorAll('input[type=range]')].find((one) => /Eigen aandeel/.test(one.labels[0]?.innerText ?? ''));
      const place = document.querySelector('[data-shown]');
      const taken = [];
      for (let move = 0; move < count; ++move) {
        await new Promise((rest) => setTimeout(rest, 500)); // the keys and the address follow when the hand rests
        const before = Number(place.dataset.shown);
        const start = performance.now();
        slider.value = String((move * 37) % 101);
        slider.dispatchEvent(new Event('input', { bubbles: true }));
        await new Promise((drawn) => {
          const look = () => (Number(place.dataset.shown) > before ? requestAnimationFrame(() => drawn()) : requestAnimationFrame(look));
          requestAnimationFrame(look);
        });
        taken.push(performance.now() - start);
      }
      return taken;
    }, moves);
    times.sort((a, b) => a - b);
    const at = (share) => times[Math.min(times.length - 1, Math.floor(share * times.length))].toFixed(1);
    console.log(`20 municipalities, ${years} year(s), ${moves} moves: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms`);
    await window.context.close();
  }
} finally {
  await browser?.stop();
  await server.stop();
}
