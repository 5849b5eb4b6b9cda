// SPDX-License-Identifier: EUPL-1.2
// A real Chromium. What a page says in the console as an error fails the test; pictures go to a
// temporary folder (HOUVAST_PICTURES names another one).
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const executablePath = process.env.HOUVAST_CHROMIUM || '/usr/bin/chromium';
export const hasBrowser = existsSync(executablePath);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export class Browser {
  static async start() {
    const browser = new Browser();
    browser.chromium = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
        '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    });
    browser.pictures = process.env.HOUVAST_PICTURES ?? (await mkdtemp(join(tmpdir(), 'houvast-pictures-')));
    await mkdir(browser.pictures, { recursive: true });
    return browser;
  }

  stop() {
    return this.chromium.close();
  }

  /** A window of its own: other cookies, other settings. */
  async window(address, { dark = false, width = 1280, height = 900, language = 'nl-NL' } = {}) {
    const context = await this.chromium.newContext({
      baseURL: address,
      viewport: { width, height },
      colorScheme: dark ? 'dark' : 'light',
      locale: language,
      reducedMotion: 'reduce',
      acceptDownloads: true,
    });
    const page = await context.newPage();
    return new Window(page, context, this.pictures);
  }
}

export class Window {
  constructor(page, context, pictures) {
    this.page = page;
    this.context = context;
    this.pictures = pictures;
    this.complaints = [];
    page.on('console', (message) => {
      // A status that a page deals with (404, 503) is noted by the browser itself, too.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
        this.complaints.push(message.text());
      }
    });
    page.on('pageerror', (error) => this.complaints.push(String(error)));
  }

  /** Goes there, and waits until the page says what its figures say. */
  async open(path) {
    await this.page.goto(path);
    await this.settled();
  }

  async settled() {
    await this.page.waitForSelector('#page-title');
    await this.page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
    await this.page.waitForLoadState('networkidle');
    await this.page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  }

  text(selector) {
    return this.page.innerText(selector);
  }

  async picture(name) {
    await this.page.screenshot({ path: join(this.pictures, `${name}.png`), fullPage: false });
  }

  /** WCAG 2.1 A and AA, as axe sees it: nothing may be wrong. */
  async isAccessible(within = undefined) {
    await this.page.evaluate(axe);
    const violations = await this.page.evaluate(async (selector) => {
      const found = await window.axe.run(selector ? { include: [[selector]] } : document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
        resultTypes: ['violations'],
      });
      return found.violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 4).map(({ html, failureSummary }) => `${html.slice(0, 160)} (${failureSummary})`).join(' | ')}`);
    }, within);
    assert.deepEqual(violations, []);
  }

  /** What the keyboard reaches, in order, from the top; at most so many stops. */
  async keyboardWalk(most = 80) {
    await this.page.evaluate(() => {
      document.activeElement?.blur?.();
      window.getSelection()?.removeAllRanges();
    });
    const stops = [];
    for (let step = 0; step < most; ++step) {
      await this.page.keyboard.press('Tab');
      const stop = await this.page.evaluate(() => {
        const here = document.activeElement;
        if (!here || here === document.body) return null;
        const box = here.getBoundingClientRect();
        return {
          name: here.getAttribute('aria-label') ?? here.labels?.[0]?.innerText ?? here.innerText ?? '',
          tag: here.tagName.toLowerCase(),
          seen: box.width > 0 && box.height > 0,
        };
      });
      if (!stop) break;
      stops.push(stop);
    }
    return stops;
  }

  /** At the end of a test. */
  async close() {
    await this.context.close();
    assert.deepEqual(this.complaints, [], 'the page complained in the console');
  }
}
