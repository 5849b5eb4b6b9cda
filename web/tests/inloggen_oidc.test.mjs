// SPDX-License-Identifier: EUPL-1.2
// P. Logging in through an OpenID Connect provider, as a person sees it.
import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { Provider } from '../../tests/server/openid_provider.mjs';
import { Browser } from './support/browser.mjs';
import { options } from './support/region.mjs';
import { Server } from './support/server.mjs';

const freePort = () => new Promise((found) => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port } = probe.address();
    probe.close(() => found(port));
  });
});

describe('Logging in through a provider', options, () => {
  let provider;
  let server;
  let browser;
  before(async () => {
    provider = await new Provider().start();
    provider.secret = '';
    const port = await freePort();
    // The provider is 127.0.0.1 and we are localhost: two sites.
    server = await Server.start({ port, options: ['--multi-user', '--oidc-issuer', provider.issuer,
      '--oidc-client-id', 'houvast', '--oidc-name', 'Gemeente Voorbeeld', '--public-url', `http://localhost:${port}`,
      '--oidc-role-claim', 'groups', '--oidc-role', 'regie=regional_controller'] });
    browser = await Browser.start();
  });
  after(async () => {
    await browser?.stop();
    await server?.stop();
    await provider?.stop();
  });

  test('the button leads to the page that was asked for, logged in', async () => {
    provider.person = { sub: 'ana-1', preferred_username: 'ana', name: 'Ana de Vries', groups: ['regie'] };
    const window = await browser.window(server.address);
    await window.open('/inloggen?naar=%2Fscenarios');
    await window.isAccessible();
    await window.page.click('a:text-is("Inloggen met Gemeente Voorbeeld")');
    await window.page.waitForURL('**/scenarios');
    await window.settled();
    const { person } = await window.page.evaluate(async () => (await fetch('/api/v1/session')).json());
    assert.equal(person.name, 'ana');
    const cookies = await window.context.cookies();
    assert.deepEqual(cookies.map(({ name, sameSite }) => `${name} ${sameSite}`), ['houvast_session Strict']);
    await window.close();
  });

  test('who has no role reads why, in plain Dutch', async () => {
    provider.person = { sub: 'bas-2', groups: [] };
    const window = await browser.window(server.address);
    await window.open('/inloggen');
    await window.page.click('a:text-is("Inloggen met Gemeente Voorbeeld")');
    await window.page.waitForURL('**/inloggen?fout=geen-rol');
    await window.settled();
    assert.match(await window.text('.utrecht-alert--error'), /geen rol voor Houvast/);
    await window.isAccessible();
    await window.picture('inloggen-geen-rol');
    await window.close();
  });
});
