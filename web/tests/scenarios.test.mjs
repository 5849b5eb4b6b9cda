// SPDX-License-Identifier: EUPL-1.2
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { options, withRegion } from './support/region.mjs';

describe('Scenario’s', options, () => {
  const region = withRegion('voorbeeldregio', { runs: [{}] });
  const open = async (path, more) => {
    const window = await region.browser.window(region.server.address, more);
    await window.open(path);
    return window;
  };
  const path = 'agreement.bw.solidarity.own_share';
  const kept = () => region.server.api('GET', `/dossiers/${region.dossier}/scenarios`).then(({ scenarios }) => scenarios);
  const input = (window) => window.page.locator('.changes li', { hasText: path }).locator('input');
  const save = (window) => window.page.getByRole('button', { name: 'Bewaar', exact: true }).click();

  test('shows the scenarios of the dossier, and what to do with them', async () => {
    const window = await open('/scenarios');
    assert.match(await window.text('#page-lead'), /Bij dit dossier zijn er \d+ scenario’s/);
    assert.ok((await window.page.getByRole('button', { name: /^Reken door: / }).count()) > 1);
    await window.isAccessible();
    await window.picture('scenarios');
    await window.close();
  });

  test('makes one by keyboard alone, from a value that was searched for', async () => {
    const window = await open('/scenarios');
    await window.page.getByRole('button', { name: 'Nieuw scenario' }).focus();
    await window.page.keyboard.press('Enter');
    await window.page.getByLabel('Naam', { exact: true }).focus();
    await window.page.keyboard.type('Minder eigen deel');
    await window.page.getByLabel('Wat wilt u veranderen?').focus();
    await window.page.keyboard.type(path);
    const found = window.page.locator('.found button').first();
    await found.waitFor();
    await found.focus();
    await window.page.keyboard.press('Enter');
    await input(window).focus();
    await window.page.keyboard.press('Control+A');
    await window.page.keyboard.type('0,25');
    await window.isAccessible();
    await window.picture('scenarios-form');
    await window.page.keyboard.press('Enter');
    await window.page.waitForSelector('form[aria-label="Nieuw scenario"]', { state: 'detached' });
    const [made] = await kept();
    assert.equal(made.label.nl, 'Minder eigen deel');
    assert.equal(made.set[path], '0.25');
    await window.close();
  });

  test('shows what is wrong at the value itself', async () => {
    const [made] = await kept();
    const window = await open(`/scenarios?bewerk=${made.id}`);
    await input(window).fill('heel veel');
    await save(window);
    const wrong = window.page.locator('.changes .utrecht-form-field-error-message');
    await wrong.waitFor();
    assert.match(await wrong.innerText(), /geen getal/);
    assert.equal(await input(window).getAttribute('aria-invalid'), 'true');
    assert.equal((await kept())[0].version, made.version);
    await window.isAccessible();
    await window.close();
  });

  test('lets two people who edit one scenario solve their conflict', async () => {
    const [made] = await kept();
    const one = await open(`/scenarios?bewerk=${made.id}`);
    const two = await open(`/scenarios?bewerk=${made.id}`);
    await input(one).fill('0.30');
    await one.page.getByLabel('Naam', { exact: true }).fill('Minder eigen deel, naam van de een');
    await input(two).fill('0.40');
    await save(one);
    await one.page.waitForSelector('form[aria-label="Scenario bewerken"]', { state: 'detached' });
    await save(two);
    await two.page.locator('form strong', { hasText: 'Iemand anders was u voor' }).waitFor();
    assert.equal((await kept())[0].set[path], '0.30', 'nothing was overwritten');
    assert.match(await two.text('form .utrecht-alert'), /0\.25\s+0\.40\s+0\.30/);
    await two.isAccessible();
    await two.picture('scenarios-conflict');
    await two.page.getByRole('button', { name: 'Voeg samen' }).click();
    await two.page.waitForSelector('form[aria-label="Scenario bewerken"]', { state: 'detached' });
    const [merged] = await kept();
    assert.equal(merged.set[path], '0.40', 'contested: what the second chose');
    assert.equal(merged.label.nl, 'Minder eigen deel, naam van de een', 'only the first changed it');
    await one.close();
    await two.close();
  });

  test('takes theirs when that was better', async () => {
    const [made] = await kept();
    const window = await open(`/scenarios?bewerk=${made.id}`);
    await input(window).fill('0.45');
    await region.server.api('PUT', `/scenarios/${made.id}`, { label: made.label, set: { [path]: '0.50' }, remove: [], version: made.version });
    await save(window);
    await window.page.getByRole('button', { name: 'Neem die van de ander' }).click();
    assert.equal(await input(window).inputValue(), '0.50');
    await window.close();
  });

  test('computes a scenario, follows it over a reload, and compares it with the run before', async () => {
    const window = await open('/scenarios');
    await window.page.getByRole('button', { name: /^Reken door: Minder eigen deel/ }).click();
    await window.page.waitForURL(/job=|daarna=/);
    await window.page.reload();
    await window.page.waitForURL(/daarna=/, { timeout: 60_000 });
    await window.page.waitForFunction(() => /^Samen houden de gemeenten over alle jaren/.test(document.querySelector('#page-lead')?.textContent ?? ''));
    await window.settled();
    const query = new URL(window.page.url()).searchParams;
    const report = await region.server.api('GET', `/runs/${query.get('daarna')}/changes?since=${query.get('eerst')}`);
    const each = report.blocks.find(({ key }) => key === 'result_changes').rows.slice(0, -1).sort((a, b) => b.difference_cents - a.difference_cents);
    const lead = await window.text('#page-lead');
    assert.ok(each[0].difference_cents > 0 && each.at(-1).difference_cents < 0);
    assert.ok(lead.includes(`${each[0].municipality} gaat er het meest op vooruit`), lead);
    assert.ok(lead.includes(`${each.at(-1).municipality} gaat er het meest op achteruit`), lead);
    await window.isAccessible();
    await window.picture('scenarios-compare');
    await window.close();
  });

  test('copies and removes', async () => {
    const window = await open('/scenarios');
    await window.page.getByRole('button', { name: /^Kopieer: Minder/ }).click();
    await window.page.waitForSelector('form[aria-label="Scenario bewerken"]');
    assert.equal((await kept()).length, 2);
    await window.page.getByRole('button', { name: /^Verwijder: .*kopie/ }).click();
    await window.page.locator('dialog[open] button').first().click();
    await window.page.waitForFunction(() => !document.body.innerText.includes('(kopie)'));
    assert.equal((await kept()).length, 1);
    await window.close();
  });
});
