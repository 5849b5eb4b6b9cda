// SPDX-License-Identifier: EUPL-1.2
// P. Logging in through an OpenID Connect provider, and everything that such a login must not take.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { newKey, Provider } from './openid_provider.mjs';
import { addPerson, administratorOf, Browser, skip, startServer } from './people_support.mjs';

let provider;
let folder;
let server;
let administrator;

const publicUrl = 'http://localhost:9';
const optionsFor = (more = []) => ['--multi-user', '--oidc-issuer', provider.issuer, '--oidc-client-id', 'houvast',
  '--oidc-client-secret-file', join(folder, 'secret'), '--oidc-name', 'Gemeente Voorbeeld',
  '--public-url', publicUrl, '--oidc-key-seconds', '0', ...more];

before(async () => {
  if (skip) return;
  provider = await new Provider().start();
  folder = mkdtempSync(join(tmpdir(), 'houvast-oidc-'));
  writeFileSync(join(folder, 'secret'), `${provider.secret}\n`);
  server = await startServer({ options: optionsFor() });
  administrator = await administratorOf(server);
  const made = await administrator.send('POST', '/api/v1/people',
    { name: 'ana', role: 'regional_controller', subject: 'ana-1' });
  assert.equal(made.status, 201, made.text);
  assert.equal(made.json.one_time_password, null);
  assert.equal(made.json.person.subject, `${provider.issuer} ana-1`);
});
after(async () => {
  await server?.stop();
  await provider?.stop();
  if (folder) rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  if (skip) return;
  provider.wrong = {};
  provider.algorithm = 'RS256';
  provider.person = { sub: 'ana-1', preferred_username: 'ana', name: 'Ana de Vries' };
});

/** A browser that also keeps the cookie of a login under way. */
class Visitor extends Browser {
  async begin(to = '') {
    const answer = await this.send('GET', `/api/v1/session/oidc${to && `?to=${encodeURIComponent(to)}`}`);
    this.loginCookie = answer.headers.getSetCookie().find((cookie) => cookie.startsWith('houvast_login='));
    return answer;
  }

  /** Goes to the provider and gives the path that it sends back to. */
  async consent(answer) {
    const back = new URL((await fetch(answer.headers.get('location'), { redirect: 'manual' })).headers.get('location'));
    assert.equal(back.origin, publicUrl);
    return back.pathname + back.search;
  }

  comeBack(path) {
    const cookies = [this.loginCookie?.split(';')[0], this.cookie].filter(Boolean).join('; ');
    return this.send('GET', path, undefined, { Cookie: cookies });
  }

  async logInThere(to) {
    const begun = await this.begin(to);
    if (!this.loginCookie) return begun;
    const answer = await this.comeBack(await this.consent(begun));
    await this.look();
    return answer;
  }
}
const visitor = (from = server) => new Visitor(from.base);
const newest = async (who = administrator) => (await who.send('GET', '/api/v1/audit')).json.entries[0];

/** It comes to nothing, says so on the page, and the audit log has the exact reason. */
async function isRefused(page, reason, from = visitor()) {
  const answer = await from.logInThere();
  assert.equal(answer.headers.get('location'), `/inloggen?fout=${page}`);
  assert.equal((await from.look()).person, null);
  const entry = await newest();
  assert.equal(entry.what, 'login.failed');
  assert.equal(entry.details.reason, reason);
  return entry;
}

test('the session tells what the provider is called', { skip }, async () => {
  assert.deepEqual((await visitor().look()).oidc, { name: 'Gemeente Voorbeeld' });
  const plain = await startServer();
  try {
    assert.equal((await visitor(plain).look()).oidc, null);
    assert.equal((await visitor(plain).begin()).status, 404);
  } finally {
    await plain.stop();
  }
});

for (const algorithm of ['RS256', 'ES256'])
  test(`who is known logs in, with ${algorithm}`, { skip }, async () => {
    provider.algorithm = algorithm;
    const browser = visitor();
    const answer = await browser.logInThere('/tafel?x=1&y=2');
    assert.equal(answer.status, 200, answer.headers.get('location'));
    assert.match(answer.text, /http-equiv="refresh" content="0;url=\/tafel\?x=1&amp;y=2"/);
    assert.match(browser.loginCookie, /; Path=\/api\/v1\/session\/oidc; HttpOnly; SameSite=Lax; Max-Age=600$/);
    assert.match(browser.setCookie, /; HttpOnly; SameSite=Strict$/);
    assert.equal((await browser.look()).person.name, 'ana');
    const entry = await newest();
    assert.equal(`${entry.what} ${entry.who} ${entry.details.by}`, 'login ana oidc');
  });

test('what the provider is asked has PKCE, a nonce and our own address', { skip }, async () => {
  const asked = new URL((await visitor().begin()).headers.get('location')).searchParams;
  assert.equal(asked.get('code_challenge_method'), 'S256');
  assert.equal(asked.get('redirect_uri'), `${publicUrl}/api/v1/session/oidc/callback`);
  for (const drawn of ['state', 'nonce', 'code_challenge']) assert.match(asked.get(drawn), /^[\w-]{43}$/);
});

const clock = () => Math.floor(Date.now() / 1000);
const misbehaviours = [
  ['a forged signature', () => ({ forges: true }), 'wrong-signature'],
  ['alg none', () => ({ header: { alg: 'none' } }), /^(wrong-algorithm|no-token)$/],
  ['HS256 with the public key as secret', () => ({ header: { alg: 'HS256' } }), 'wrong-algorithm'],
  ['an algorithm of another type of key', () => ({ header: { alg: 'ES256' } }), 'unknown-key'],
  ['a critical header that we do not know', () => ({ header: { crit: ['x'], x: 1 } }), /^(wrong-algorithm|no-token)$/],
  ['a key that stays unknown', () => ({ unknownKey: newKey('RS256') }), 'unknown-key'],
  ['another issuer', () => ({ claims: { iss: 'http://127.0.0.1:1' } }), 'wrong-issuer'],
  ['an issuer with a slash more', () => ({ claims: { iss: `${provider.issuer}/` } }), 'wrong-issuer'],
  ['another audience', () => ({ claims: { aud: 'other' } }), 'wrong-audience'],
  ['several audiences and no party', () => ({ claims: { aud: ['houvast', 'other'] } }), 'wrong-party'],
  ['another party', () => ({ claims: { azp: 'other' } }), 'wrong-party'],
  ['another nonce', () => ({ claims: { nonce: 'other' } }), 'wrong-nonce'],
  ['no nonce', () => ({ claims: { nonce: undefined } }), 'wrong-nonce'],
  ['a token that expired', () => ({ claims: { exp: clock() - 120 } }), 'expired'],
  ['a token from the future', () => ({ claims: { iat: clock() + 600 } }), 'from-the-future'],
  ['no subject', () => ({ claims: { sub: undefined } }), 'no-subject'],
];
for (const [what, wrong, reason] of misbehaviours)
  test(`nobody gets in with ${what}`, { skip }, async () => {
    provider.wrong = wrong();
    const answer = await visitor().logInThere();
    assert.equal(answer.headers.get('location'), '/inloggen?fout=token');
    assert.ok(answer.headers.getSetCookie().every((cookie) => !cookie.startsWith('houvast_session=')));
    const entry = await newest();
    if (reason instanceof RegExp) assert.match(entry.details.reason, reason);
    else assert.equal(entry.details.reason, reason);
  });

test('a clock that differs less than a minute keeps nobody out', { skip }, async () => {
  provider.wrong = { claims: { exp: clock() - 30, iat: clock() + 30 } };
  assert.equal((await visitor().logInThere()).status, 200);
});

test('a way back that names the provider names ours, to the letter (RFC 9207)', { skip }, async () => {
  assert.equal((await visitor().logInThere()).status, 200, 'it may name none');
  provider.wrong = { iss: provider.issuer };
  assert.equal((await visitor().logInThere()).status, 200);
  for (const iss of ['https://ander.example', `${provider.issuer}/`, provider.issuer.toUpperCase()]) {
    provider.wrong = { iss };
    await isRefused('token', 'wrong-issuer');
  }
  provider.wrong = { iss: 'https://ander.example', refuses: true };
  await isRefused('token', 'wrong-issuer');
});

test('new keys of the provider are looked up', { skip }, async () => {
  assert.equal((await visitor().logInThere()).status, 200);
  provider.rotate();
  assert.equal((await visitor().logInThere()).status, 200);
});

test('a way back works once, and for the browser that began it', { skip }, async () => {
  const browser = visitor();
  const path = await browser.consent(await browser.begin());
  const thief = visitor();
  assert.equal((await thief.comeBack(path)).headers.get('location'), '/inloggen?fout=verlopen');
  await thief.begin();
  assert.equal((await thief.comeBack(path)).headers.get('location'), '/inloggen?fout=verlopen');
  assert.equal((await browser.comeBack(path)).status, 200);
  assert.equal((await browser.comeBack(path)).headers.get('location'), '/inloggen?fout=verlopen');
  assert.equal((await visitor().comeBack('/api/v1/session/oidc/callback')).headers.get('location'),
    '/inloggen?fout=verlopen');
});

test('a code without the verifier that it was asked with is worth nothing', { skip }, async () => {
  const one = visitor();
  const other = visitor();
  const stolen = new URL(await one.consent(await one.begin()), publicUrl).searchParams.get('code');
  const path = new URL(await other.consent(await other.begin()), publicUrl);
  path.searchParams.set('code', stolen);
  const answer = await other.comeBack(path.pathname + path.search);
  assert.equal(answer.headers.get('location'), '/inloggen?fout=geweigerd');
  assert.equal((await newest()).details.reason, 'code-refused');
});

test('who the provider does not let in is told so', { skip }, async () => {
  provider.wrong = { refuses: true };
  await isRefused('geweigerd', 'provider-refused');
});

test('a subject that nobody has gets nowhere, whatever its name', { skip }, async () => {
  provider.person = { sub: 'somebody-else', preferred_username: 'beheerder', email: 'ana' };
  const entry = await isRefused('onbekend', 'unknown-subject');
  assert.equal(entry.details.subject, 'somebody-else');
});

test('an administrator links an account, blocks it, and takes the link away', { skip }, async () => {
  const browser = await addPerson(server, administrator, { name: 'bas', role: 'viewer' });
  const link = (subject) => administrator.send('PATCH', '/api/v1/people/bas', { subject });
  assert.equal((await link('bas-7')).json.person.subject, `${provider.issuer} bas-7`);
  assert.equal((await browser.look()).person, null);
  assert.equal((await link('ana-1')).code, 'store/name-taken');
  provider.person = { sub: 'bas-7' };
  const there = visitor();
  assert.equal((await there.logInThere()).status, 200);
  assert.equal((await there.look()).person.name, 'bas');
  await administrator.send('PATCH', '/api/v1/people/bas', { is_active: false });
  assert.equal((await there.look()).person, null);
  await isRefused('geblokkeerd', 'not-active');
  await administrator.send('PATCH', '/api/v1/people/bas', { is_active: true });
  assert.equal((await link('')).json.person.subject, null);
  await isRefused('onbekend', 'unknown-subject');
});

test('`to` leads nowhere else', { skip }, async () => {
  for (const to of ['https://kwaad.example/', '//kwaad.example', '/\\kwaad.example', 'javascript:alert(1)', 'tafel',
    '/a b', '/api/v1/session', '/\t/kwaad.example', `/${'x'.repeat(3000)}`]) {
    const answer = await visitor().logInThere(to);
    if (answer.status === 400) continue;
    assert.match(answer.text, /content="0;url=\/"/, to);
  }
  const { text } = await visitor().logInThere('/x?"><script>alert(1)</script>');
  assert.doesNotMatch(text, /<script/);
});

test('with a claim for roles, the claim decides', { skip }, async () => {
  const own = await startServer({ options: optionsFor(['--oidc-role-claim', 'groups', '--oidc-role',
    'Houvast regie=regional_controller', '--oidc-role', 'jeugd-0344=analyst:GM0344']) });
  try {
    const root = await administratorOf(own);
    provider.person = { sub: 'cor-3', preferred_username: 'cor', name: 'Cor Bos', groups: ['x', 'jeugd-0344'] };
    const first = visitor(own);
    assert.equal((await first.logInThere()).status, 200);
    const { person } = await first.look();
    assert.deepEqual([person.name, person.display_name, person.role, person.municipality],
      ['cor', 'Cor Bos', 'analyst', 'GM0344']);
    provider.person.groups = ['Houvast regie', 'jeugd-0344'];
    const second = visitor(own);
    assert.equal((await second.logInThere()).status, 200);
    assert.equal((await second.look()).person.role, 'regional_controller');
    assert.equal((await first.look()).person, null);
    const { entries } = (await root.send('GET', '/api/v1/audit')).json;
    assert.deepEqual(entries.slice(0, 2).map(({ what, who }) => `${what} ${who}`), ['login cor', 'person.change cor']);
    provider.person.groups = 'iets anders';
    assert.equal((await visitor(own).logInThere()).headers.get('location'), '/inloggen?fout=geen-rol');
    // A name that somebody has is not theirs.
    provider.person = { sub: 'd-4', preferred_username: 'Beheerder', groups: 'Houvast regie' };
    const named = visitor(own);
    assert.equal((await named.logInThere()).status, 200);
    assert.match((await named.look()).person.name, /^oidc-[0-9a-f]{16}$/);
    // The last administrator with a password stays one.
    await root.send('PATCH', '/api/v1/people/beheerder', { subject: 'e-5' });
    provider.person = { sub: 'e-5', groups: 'Houvast regie' };
    assert.equal((await visitor(own).logInThere()).headers.get('location'), '/inloggen?fout=laatste-beheerder');
  } finally {
    await own.stop();
  }
});

test('without a secret it is a public client', { skip }, async () => {
  const { secret } = provider;
  provider.secret = '';
  const own = await startServer({ options: ['--multi-user', '--oidc-issuer', provider.issuer, '--oidc-client-id',
    'houvast', '--public-url', publicUrl] });
  try {
    provider.person = { sub: 'nobody' };
    assert.equal((await visitor(own).logInThere()).headers.get('location'), '/inloggen?fout=onbekend');
  } finally {
    provider.secret = secret;
    await own.stop();
  }
});

test('a provider that is away keeps only its own people out, until it is back', { skip }, async () => {
  const free = await new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => found(port));
    });
  });
  const own = await startServer({ options: ['--multi-user', '--oidc-issuer', `http://127.0.0.1:${free}`,
    '--oidc-client-id', 'houvast', '--public-url', publicUrl] });
  const late = new Provider();
  late.secret = '';
  try {
    const root = await administratorOf(own);
    assert.equal((await visitor(own).begin()).headers.get('location'), '/inloggen?fout=aanbieder');
    assert.equal((await newest(root)).details.reason, 'provider-away');
    late.wrong.issuerOfDocument = 'http://127.0.0.1:1';
    await late.start(free);
    assert.equal((await visitor(own).begin()).headers.get('location'), '/inloggen?fout=aanbieder');
    late.wrong = {};
    await root.send('POST', '/api/v1/people', { name: 'ana', role: 'viewer', subject: 'ana-1' });
    assert.equal((await visitor(own).logInThere()).status, 200);
  } finally {
    await own.stop();
    await late.stop();
  }
});

const most = 2 ** 20;
for (const path of ['/.well-known/openid-configuration', '/token', '/keys']) {
  /** A server that knows nothing of the provider yet, and somebody who has the account of the provider's person. */
  const withNewServer = async (story) => {
    const own = await startServer({ options: optionsFor() });
    try {
      const root = await administratorOf(own);
      await root.send('POST', '/api/v1/people', { name: 'ana', role: 'viewer', subject: 'ana-1' });
      await story(own, root);
    } finally {
      await own.stop();
    }
  };
  const isGivenUp = async (own, root) => {
    assert.equal((await visitor(own).logInThere()).headers.get('location'), '/inloggen?fout=aanbieder');
    assert.equal((await newest(root)).details.reason, 'provider-away');
    // Names and passwords work meanwhile, and the provider too once it answers well.
    assert.equal((await visitor(own).logIn('beheerder')).status, 204);
    provider.wrong = {};
    assert.equal((await visitor(own).logInThere()).status, 200);
  };

  test(`a provider that never answers at ${path} is given up`, { skip }, () => withNewServer(async (own, root) => {
    provider.wrong = { slow: path };
    await isGivenUp(own, root);
  }));

  test(`a provider that sends more than a mebibyte at ${path} is given up`, { skip }, () => withNewServer(async (own, root) => {
    provider.wrong = { large: path, bytes: most + 1 };
    await isGivenUp(own, root);
  }));

  test(`a mebibyte at ${path} is taken`, { skip }, () => withNewServer(async (own) => {
    provider.wrong = { large: path, bytes: most };
    assert.equal((await visitor(own).logInThere()).status, 200);
  }));
}

test('options that do not fit are all named at the start', { skip }, async () => {
  const said = (options) => startServer({ options }).then(() => assert.fail('it started'), (error) => error.message);
  const many = await said(['--oidc-issuer', 'http://aanbieder.example', '--oidc-role', 'x=koning',
    '--oidc-client-secret-file', join(folder, 'nothing')]);
  for (const code of ['needs-people', 'incomplete', 'not-https', 'role', 'role-claim', 'no-secret'])
    assert.ok(many.includes(`people/oidc-${code}`), `${code}: ${many}`);
});

test('no log has a token, a code or the secret', { skip }, () => {
  assert.ok(!server.log.includes('code=') && !server.log.includes('eyJ') && !server.log.includes(provider.secret));
});
