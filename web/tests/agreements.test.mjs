// SPDX-License-Identifier: EUPL-1.2
// Regio-afspraken: sliders, and at once what they do.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { options, withRegion } from './support/region.mjs';

describe('the page of the regional agreements', options, () => {
  const region = withRegion('voorbeeldregio', { runs: [] });
  const open = async (more = '') => {
    const window = await region.browser.window(region.server.address);
    await window.open(`/regio-afspraken?dossier=${region.dossier}${more}`);
    await window.page.waitForSelector('[data-shown]:not([data-shown="0"])');
    return window;
  };
  const shown = (window) => window.page.getAttribute('[data-shown]', 'data-shown').then(Number);
  const waitForAnswer = (window, after) =>
    window.page.waitForFunction((before) => Number(document.querySelector('[data-shown]').dataset.shown) > before, after);
  const move = async (window, name, value) => {
    const before = await shown(window);
    await window.page.getByRole('slider', { name, exact: true }).fill(String(value));
    await waitForAnswer(window, before);
  };

  it('says in one sentence who bears what, and is accessible', async () => {
    const window = await open();
    assert.match(await window.text('#page-lead'), /neemt \d+% van het risico weg.*extra euro/);
    await window.settled();
    await window.isAccessible();
    await window.picture('regio-afspraken');
    await window.close();
  });

  it('computes anew when a slider moves, and goes back', async () => {
    const window = await open();
    const before = await window.text('#page-lead');
    await move(window, '6. Eigen aandeel', 100);
    await window.page.waitForFunction((was) => document.querySelector('#page-lead').innerText !== was, before);
    await window.page.waitForURL(/keuzes=/);
    await window.page.getByRole('button', { name: 'Terug naar de afspraak van het dossier' }).click();
    await window.page.waitForFunction((was) => document.querySelector('#page-lead').innerText === was, before);
    await window.close();
  });

  it('shows somebody else the same by its link', async () => {
    const window = await open();
    await move(window, '6. Eigen aandeel', 80);
    await window.page.waitForURL(/keuzes=/);
    const lead = await window.text('#page-lead');
    const other = await region.browser.window(region.server.address);
    await other.open(window.page.url().replace(region.server.address, ''));
    await other.page.waitForFunction((was) => document.querySelector('#page-lead').innerText === was, lead);
    await other.close();
    await window.close();
  });

  it('shows the spread of the reserve, also after it was drawn anew', async () => {
    const window = await open();
    const bandsOf = async () => {
      const chart = window.page.locator('figure, section, div').filter({ hasText: 'De reserve in de loop van de jaren' }).last();
      await chart.scrollIntoViewIfNeeded();
      // Two shades of outer bands and one of the middle, each with an area to see.
      await window.page.waitForFunction(() => [...document.querySelectorAll('svg path[fill-opacity="0.16"]')]
        .filter((path) => path.getBBox().height > 5).length === 2);
      return window.page.locator('svg path[fill-opacity="0.34"]').first().getAttribute('d');
    };
    const before = await bandsOf();
    await move(window, 'Van een tekort uit de reserve', 90);
    await window.page.waitForFunction((was) => document.querySelector('svg path[fill-opacity="0.34"]').getAttribute('d') !== was, before);
    await bandsOf();
    await window.close();
  });

  it('tells why by the transfers', async () => {
    const window = await open();
    await window.page.getByRole('button', { name: /^Waarom\?/ }).first().click();
    await window.page.waitForSelector('dialog[open] .transfers tbody tr');
    await window.isAccessible('dialog[open]');
    await window.page.keyboard.press('Escape');
    await window.page.waitForSelector('dialog[open]', { state: 'detached' }).catch(() => undefined);
    await window.close();
  });

  it('works by the keyboard alone', async () => {
    const window = await open();
    const before = await shown(window);
    const slider = window.page.getByRole('slider', { name: '6. Eigen aandeel', exact: true });
    await slider.focus();
    const value = Number(await slider.inputValue());
    await window.page.keyboard.press('ArrowRight');
    await waitForAnswer(window, before);
    assert.ok(Number(await slider.inputValue()) > value);
    const stops = await window.keyboardWalk(60);
    assert.ok(stops.every(({ name, seen }) => name && seen), JSON.stringify(stops.filter(({ name, seen }) => !name || !seen)));
    await window.close();
  });
});

describe('Regio-afspraken of a region with simulated care', options, () => {
  const region = withRegion('zorgregio', { runs: [] });

  it('prepares the table with progress, comes back to it after a reload, and then answers at once', async () => {
    // Runs take the thread for short work, a study the other, so that preparing can be seen.
    const start = async (kind, replications) => (await region.server.api('POST', '/jobs', { kind, arguments: { dossier: region.dossier, replications } })).id;
    const busy = [await start('study', 1_000_000)];
    for (let n = 0; n < 6; ++n) busy.push(await start('run', 100));
    const window = await region.browser.window(region.server.address);
    await window.page.goto(`/regio-afspraken?dossier=${region.dossier}`);
    const stop = window.page.getByRole('button', { name: 'Afbreken' });
    await stop.waitFor();
    const newest = async () => (await region.server.api('GET', '/jobs')).jobs.find(({ kind }) => kind === 'live');
    const { id } = await newest();
    await window.page.reload();
    await stop.waitFor();
    assert.equal((await newest()).id, id, 'the same job');
    await window.isAccessible();
    await window.picture('regio-afspraken-voorbereiden');
    await stop.click();
    await window.page.getByRole('status').filter({ hasText: 'Afgebroken' }).waitFor();
    for (const one of busy) await region.server.api('DELETE', `/jobs/${one}`);
    await window.page.getByRole('button', { name: 'Opnieuw proberen' }).click();
    await window.page.waitForFunction(() => (document.querySelector('#page-lead')?.textContent ?? '').length > 20, undefined, { timeout: 60_000 });
    await window.settled();
    const made = (await region.server.api('GET', '/jobs')).jobs.length;
    await window.open(`/regio-afspraken?dossier=${region.dossier}`);
    assert.ok((await window.text('#page-lead')).length > 20);
    assert.equal((await region.server.api('GET', '/jobs')).jobs.length, made, 'it was prepared already');
    await window.isAccessible();
    await window.close();
  });
});
