// SPDX-License-Identifier: EUPL-1.2
// P. The administrator looks after the people, on a server for several.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { beginAsAdministrator } from './support/administrator.mjs';
import { Browser } from './support/browser.mjs';
import { options } from './support/region.mjs';
import { Server } from './support/server.mjs';

describe('Beheer', options, () => {
  let server, browser, window;
  const row = (name) => window.page.locator('tbody tr', { has: window.page.locator('th', { hasText: name }) });
  const form = () => window.page.locator('form[aria-labelledby="change-title"]');
  const field = (label) => form().getByLabel(label, { exact: true });
  const change = async (name) => {
    await window.page.getByRole('button', { name: `Wijzigen: ${name}` }).click();
    await form().waitFor();
  };
  const save = () => form().getByRole('button', { name: 'Opslaan' }).click();

  before(async () => {
    server = await Server.start({ options: ['--multi-user'] });
    browser = await Browser.start();
    window = await browser.window(server.address);
    await beginAsAdministrator(server, window);
  });
  after(async () => {
    await window?.close();
    await browser?.stop();
    await server?.stop();
  });

  test('makes an account, and shows its password for one time', async () => {
    await window.page.getByLabel('Naam om mee in te loggen').fill('anna');
    await window.page.getByRole('button', { name: 'Account maken' }).click();
    await row('anna').waitFor();
    assert.match(await window.text('.password'), /^[a-z0-9]{5}(-[a-z0-9]{5}){3}$/);
    await window.isAccessible();
    await window.picture('beheer');
  });

  test('changes name, role and municipality, and says what is wrong at the field', async () => {
    await change('anna');
    await field('Naam').fill('Anna de Boer');
    await field('Rol').selectOption('analyst');
    await save();
    await form().locator('.utrecht-form-field-error-message').waitFor();
    assert.equal(await field('Gemeente').getAttribute('aria-invalid'), 'true');
    await window.isAccessible();
    await window.picture('beheer-fout');
    await field('Gemeente').fill('GM9001');
    await save();
    await form().waitFor({ state: 'detached' });
    await row('anna').getByText('GM9001').waitFor();
    assert.match(await row('anna').innerText(), /Anna de Boer\s+analist van een gemeente\s+GM9001/);
  });

  test('keeps the last administrator', async () => {
    await change('beheerder');
    await field('Rol').selectOption('viewer');
    await save();
    await form().locator('[role=alert]').first().waitFor();
    await form().getByRole('button', { name: 'Annuleren' }).click();
    assert.match(await row('beheerder').innerText(), /beheerder\s+Beheerder\s+beheerder/);
  });

  test('is used by keyboard alone, and brings the focus back', async () => {
    const button = window.page.getByRole('button', { name: 'Wijzigen: anna' });
    await button.focus();
    await window.page.keyboard.press('Enter');
    await form().waitFor();
    assert.equal(await window.page.evaluate(() => document.activeElement.id), 'change-title');
    const reach = async (target) => {
      for (let steps = 0; steps < 12 && !(await target.evaluate((element) => element === document.activeElement)); ++steps)
        await window.page.keyboard.press('Tab');
    };
    await reach(field('Kan inloggen'));
    await window.page.keyboard.press('Space');
    await reach(field('Geef een nieuw eenmalig wachtwoord'));
    await window.page.keyboard.press('Space');
    await reach(form().getByRole('button', { name: 'Opslaan' }));
    await window.page.keyboard.press('Enter');
    await form().waitFor({ state: 'detached' });
    await row('anna').getByText('geblokkeerd').waitFor();
    assert.equal(await button.evaluate((element) => element === document.activeElement), true);
    assert.ok(await window.page.locator('.password').isVisible());
  });

  test('shows who did what, and says it when there are no lines', async () => {
    await window.page.getByRole('tab', { name: 'Logboek' }).click();
    await window.page.getByText('Persoon gewijzigd').first().waitFor();
    await window.isAccessible();
    await window.picture('beheer-logboek');
    await window.page.getByLabel('Alleen van deze persoon').fill('niemand.hier');
    await window.page.getByRole('button', { name: 'Zoeken' }).click();
    await window.page.getByText('Het logboek heeft geen regels om te tonen.').waitFor();
  });
});
