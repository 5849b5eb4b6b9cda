// SPDX-License-Identifier: EUPL-1.2
// From slider to repaint: moves the own share of an agreement a hundred times in a real browser, for
// a region of twenty municipalities with 1,000 stochastic years, and prints how long it took from
// the input event to the frame in which the charts and the table show the answer, and its parts.
// Usage: HOUVAST=build/release/app/cli/houvast node bench/slider.mjs [MOVES]
import { loadavg } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const web = join(dirname(fileURLToPath(import.meta.url)), '../web');
const { Browser, hasBrowser } = await import(pathToFileURL(join(web, 'tests/support/browser.mjs')).href);
const { Server } = await import(pathToFileURL(join(web, 'tests/support/server.mjs')).href);
const { region } = await import('./slider_region.mjs');

/** In the page: moves the slider so often; per move the moments between the input and the picture. */
async function move(count) {
  const frame = () => new Promise((next) => requestAnimationFrame(next));
  const slider = [...document.querySelectorAll('input[type=range]')].find((one) => /Eigen aandeel/.test(one.labels[0]?.innerText ?? ''));
  const place = document.querySelector('[data-shown]');
  const parse = Response.prototype.json;
  let parsed = 0;
  Response.prototype.json = async function () {
    const value = await parse.call(this);
    parsed = performance.now();
    return value;
  };
  const moves = [];
  for (let number = 0; number < count; ++number) {
    await new Promise((rest) => setTimeout(rest, 400)); // the keys and the address follow when the hand rests
    const before = Number(place.dataset.shown);
    performance.clearResourceTimings();
    const input = performance.now();
    slider.value = String((number * 37) % 101);
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise((changed) => {
      const watch = new MutationObserver(() => {
        if (Number(place.dataset.shown) <= before) return;
        watch.disconnect();
        changed();
      });
      watch.observe(place, { attributeFilter: ['data-shown'] });
    });
    const changed = performance.now();
    await frame(); // the frame that shows it begins,
    await frame(); // and has been painted
    const painted = performance.now();
    const answer = performance.getEntriesByType('resource').find(({ name }) => name.includes('/live'));
    moves.push({
      whole: painted - input,
      asking: answer.requestStart - input,
      server: answer.responseStart - answer.requestStart,
      reading: Math.max(0, parsed - answer.responseStart),
      drawing: changed - Math.max(parsed, answer.responseEnd),
      painting: painted - changed,
      bytes: answer.encodedBodySize,
    });
  }
  return moves;
}

const at = (moves, part, share) => {
  const sorted = moves.map((one) => one[part]).sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
};

function tell(years, moves) {
  const [half, most, nearlyAll] = [0.5, 0.95, 0.99].map((share) => at(moves, 'whole', share).toFixed(0));
  console.log(`20 municipalities, ${years} year(s), ${moves.length} moves: p50 ${half} ms, p95 ${most} ms, p99 ${nearlyAll} ms`);
  for (const part of ['asking', 'server', 'reading', 'drawing', 'painting'])
    console.log(`  ${part.padEnd(9)} p50 ${at(moves, part, 0.5).toFixed(1)} ms, p99 ${at(moves, part, 0.99).toFixed(1)} ms`);
  console.log(`  answer    ${Math.round(at(moves, 'bytes', 0.5) / 1000)} kB`);
}

if (!hasBrowser) {
  console.log('slider: no Chromium here');
  process.exit(0);
}
const count = Number(process.argv[2] ?? 100);
const server = await Server.start();
let browser;
try {
  browser = await Browser.start();
  console.log(`load of this machine: ${loadavg()[0].toFixed(1)}`);
  for (const years of [1, 11]) {
    const { head: { id: dossier } } = await server.api('POST', '/dossiers', { name: `Twintig gemeenten, ${years} jaar`, files: region(20, years) });
    const { page, context } = await browser.window(server.address);
    await page.goto(`/regio-afspraken?dossier=${dossier}`);
    await page.waitForSelector('[data-shown]:not([data-shown="0"])');
    await page.waitForLoadState('networkidle');
    await page.evaluate(move, 3); // warm
    tell(years, await page.evaluate(move, count));
    await context.close();
  }
} finally {
  await browser?.stop();
  await server.stop();
}
