// SPDX-License-Identifier: EUPL-1.2
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { options, withRegion } from './support/region.mjs';

describe('Bekostiging', options, () => {
  const region = withRegion('groeimodel', { runs: [] });
  const open = async (path, more) => {
    const window = await region.browser.window(region.server.address, more);
    await window.open(path);
    return window;
  };

  const leadOfIncentives = (window) => window.page.waitForFunction(() =>
    /duwen op \d+ plaatsen de verkeerde kant op/.test(document.querySelector('#page-lead')?.textContent ?? ''), undefined, { timeout: 60_000 });

  test('sets payment forms side by side, and names the cheapest', async () => {
    const window = await open('/bekostiging');
    await window.isAccessible();
    await window.page.getByLabel('Aantal trekkingen').fill('3');
    await window.page.getByRole('button', { name: 'Reken door' }).click();
    await window.page.waitForFunction(() => /^In 2018 betalen de gemeenten het minst/.test(document.querySelector('#page-lead')?.textContent ?? ''), undefined, { timeout: 120_000 });
    await window.settled();
    assert.match(await window.text('#page-lead'), /\(€\s\d+,\d\smiljoen\)/);
    const [job] = (await region.server.api('GET', '/jobs')).jobs;
    const [row] = (await region.server.api('GET', `/jobs/${job.id}/report`)).blocks.find(({ key }) => key === 'compare').rows;
    assert.ok(Number.isInteger(row.paid_euro_cents) && row.paid_euro_cents > 1e9, 'more than ten million euro, in cents');
    const main = await window.text('main');
    assert.ok(main.includes(new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 0 }).format(row.paid_euro_cents / 100)));
    for (const words of ['Vormen van bekostiging naast elkaar', 'Wachtend op 31 december', 'Aanbieders: alle jaren samen', 'het risico daarvan'])
      assert.ok(main.includes(words), words);
    await window.isAccessible();
    await window.picture('contracts');
    await window.page.getByLabel('Aanbieder', { exact: true }).selectOption('Horizon');
    await window.settled();
    await window.close();
  });

  test('asks for at least one form', async () => {
    const window = await open('/bekostiging');
    for (const box of await window.page.locator('.forms input').all()) await box.uncheck();
    await window.page.getByRole('button', { name: 'Reken door' }).click();
    await window.page.getByText('Kies ten minste één vorm.').waitFor();
    await window.close();
  });

  test('says in plain words where contracts push the wrong way, and what helps', async () => {
    const window = await open('/bekostiging?toon=incentives');
    await leadOfIncentives(window);
    await window.settled();
    assert.ok((await window.text('main')).includes('Wat helpt'));
    await window.isAccessible();
    await window.picture('contracts-incentives');
    await window.close();
  });

  test('asks the server to compute incentives once, however often the page is loaded', async () => {
    const window = await open('/bekostiging?toon=incentives&gevallen=alle');
    await leadOfIncentives(window);
    const count = async () => (await region.server.api('GET', '/jobs')).jobs.filter(({ kind }) => kind === 'incentives').length;
    const before = await count();
    await window.page.reload();
    await leadOfIncentives(window);
    assert.equal(await count(), before);
    await window.close();
  });

  test('comes back to what is under way after a reload, and begins again what was stopped', async () => {
    // A study takes one thread and runs the other, so that this computation waits.
    const start = async (kind, more) => (await region.server.api('POST', '/jobs', { kind, arguments: { dossier: region.dossier, ...more } })).id;
    const busy = [await start('study', { replications: 1_000_000 })];
    for (let n = 0; n < 5; ++n) busy.push(await start('run', { replications: 100 }));
    const window = await region.browser.window(region.server.address);
    const [form] = (await region.server.api('GET', `/dossiers/${region.dossier}`)).overview.named_scenarios;
    await window.page.goto(`/bekostiging?toon=incentives&van=${form.id}`);
    const stop = window.page.getByRole('button', { name: 'Afbreken' });
    await stop.waitFor();
    const newest = async () => (await region.server.api('GET', '/jobs')).jobs.find(({ kind }) => kind === 'incentives');
    const { id } = await newest();
    await window.page.reload();
    await stop.waitFor();
    assert.equal((await newest()).id, id, 'the same job');
    await window.isAccessible();
    await stop.click();
    await window.page.getByRole('status').filter({ hasText: 'Afgebroken' }).waitFor();
    for (const one of busy) await region.server.api('DELETE', `/jobs/${one}`);
    await window.page.getByRole('button', { name: 'Opnieuw proberen' }).click();
    await leadOfIncentives(window);
    assert.notEqual((await newest()).id, id);
    await window.close();
  });

  test('shows what ceilings did, provider by provider', async () => {
    const window = await open('/bekostiging?toon=paid', { dark: true, width: 1920, height: 1080 });
    await window.page.getByRole('heading', { name: 'Budgetplafonds' }).waitFor();
    await window.settled();
    await window.isAccessible();
    await window.picture('contracts-paid-dark');
    await window.close();
  });

  test('moves between its tabs by keyboard', async () => {
    const window = await open('/bekostiging');
    await window.page.getByRole('tab', { name: 'Naast elkaar' }).focus();
    await window.page.keyboard.press('ArrowRight');
    await window.page.waitForURL(/toon=incentives/);
    await window.close();
  });
});
