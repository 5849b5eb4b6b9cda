// SPDX-License-Identifier: EUPL-1.2
// P. The administrator says which account of the provider is whose.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Provider } from '../../tests/server/openid_provider.mjs';
import { beginAsAdministrator } from './support/administrator.mjs';
import { Browser } from './support/browser.mjs';
import { options } from './support/region.mjs';
import { Server } from './support/server.mjs';

describe('Beheer with a provider to log in with', options, () => {
  let provider, server, browser, window;
  const label = 'Kenmerk bij Gemeente Voorbeeld';
  const accounts = () => window.page.evaluate(async () => (await (await fetch('/api/v1/people')).json()).people);
  const subjectOf = async (name) => (await accounts()).find((person) => person.name === name).subject;
  const form = () => window.page.locator('form[aria-labelledby="change-title"]');
  const changeSubject = async (subject) => {
    await window.page.getByRole('button', { name: 'Wijzigen: ana' }).click();
    await form().getByLabel(label).fill(subject);
    await form().getByRole('button', { name: 'Opslaan' }).click();
  };

  before(async () => {
    provider = await new Provider().start();
    provider.secret = '';
    server = await Server.start({ options: ['--multi-user', '--oidc-issuer', provider.issuer, '--oidc-client-id', 'houvast',
      '--oidc-name', 'Gemeente Voorbeeld', '--public-url', 'http://localhost:9'] });
    browser = await Browser.start();
    window = await browser.window(server.address);
    await beginAsAdministrator(server, window);
  });
  after(async () => {
    await window?.close();
    await browser?.stop();
    await server?.stop();
    await provider?.stop();
  });

  test('a new account with a subject has no password to pass on', async () => {
    await window.page.getByLabel('Naam om mee in te loggen').fill('ana');
    await window.page.getByLabel(label).fill('ana-1');
    await window.page.getByRole('button', { name: 'Account maken' }).click();
    await window.page.locator('tbody th', { hasText: 'ana' }).waitFor();
    assert.equal(await subjectOf('ana'), `${provider.issuer} ana-1`);
    assert.equal(await window.page.locator('.password').count(), 0);
  });

  test('the subject can be changed, and what is wrong with it is said', async () => {
    await window.page.getByRole('button', { name: 'Wijzigen: ana' }).click();
    assert.equal(await form().getByLabel(label).inputValue(), 'ana-1');
    await window.isAccessible();
    await window.picture('beheer-kenmerk');
    await form().getByRole('button', { name: 'Annuleren' }).click();
    await changeSubject('ana-2');
    await form().waitFor({ state: 'detached' });
    assert.equal(await subjectOf('ana'), `${provider.issuer} ana-2`);

    await window.page.getByLabel('Naam om mee in te loggen').fill('bas');
    await window.page.locator('form', { hasText: 'Nieuw account' }).getByLabel(label).fill('ana-2');
    await window.page.getByRole('button', { name: 'Account maken' }).click();
    await window.page.getByText('Deze naam is al in gebruik').waitFor();
    assert.ok(!(await accounts()).some(({ name }) => name === 'bas'));
  });

  test('an emptied subject takes the link away, and another change leaves it', async () => {
    await window.page.getByRole('button', { name: 'Wijzigen: ana' }).click();
    await form().getByLabel('Naam', { exact: true }).fill('Ana de Vries');
    await form().getByRole('button', { name: 'Opslaan' }).click();
    await form().waitFor({ state: 'detached' });
    assert.equal(await subjectOf('ana'), `${provider.issuer} ana-2`);
    await changeSubject('');
    await form().waitFor({ state: 'detached' });
    assert.equal(await subjectOf('ana'), null);
  });
});
