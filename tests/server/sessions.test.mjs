// SPDX-License-Identifier: EUPL-1.2
// P. How long somebody stays logged in, and how somebody gets in who is locked out.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { test } from 'node:test';
import { addPerson, administratorOf, Browser, skip, startServer } from './people_support.mjs';

const houvast = (...words) => spawnSync(process.env.HOUVAST_CLI, [...words, '--lang', 'en'], { encoding: 'utf8' });

test('a session ends a minute after its last use, or after its beginning, as was chosen', { skip }, async () => {
  const servers = [];
  const start = async (...options) => {
    servers.push(await startServer({ options: ['--multi-user', '--session-idle', '1', ...options] }));
    return servers.at(-1);
  };
  try {
    const [idle, longest] = [await start(), await start('--session-longest', '1m')];
    const [unused, spent] = [await administratorOf(idle), await administratorOf(longest)];
    const used = await addPerson(idle, unused, { name: 'bezig', role: 'viewer' });
    for (let i = 0; i < 33; ++i) {
      await pause(2000);
      assert.equal((await used.look()).person?.name, 'bezig', `after ${i} uses`);
      await spent.look();
    }
    assert.equal((await unused.look()).person, null);
    assert.equal((await unused.send('GET', '/api/v1/people')).status, 401);
    assert.equal((await spent.look()).person, null);
    assert.equal((await spent.logIn('beheerder')).status, 204);
  } finally {
    for (const server of servers) await server.stop();
  }
});

test('lengths that cannot be are all named at the start', { skip }, () => {
  const said = (...words) => houvast('serve', '--multi-user', '--port', '0', ...words);
  const wrong = said('--session-idle', 'lang', '--session-longest', '0');
  assert.equal(wrong.status, 1);
  assert.equal(wrong.stderr.match(/people\/session-length/g).length, 2, wrong.stderr);
  assert.match(said('--session-idle', '3h', '--session-longest', '2').stderr, /people\/session-idle-too-long/);
});

test('who is locked out gets a new password from the machine itself, while the server runs', { skip }, async () => {
  const server = await startServer();
  const store = server.store.where;
  try {
    const lost = await administratorOf(server);
    const other = await addPerson(server, lost, { name: 'anna', role: 'administrator' });
    const reset = houvast('people', 'reset', 'Beheerder', '--store', store);
    assert.equal(reset.status, 0, reset.stderr);
    const [, once] = /shown only now: ([a-z0-9]{5}(?:-[a-z0-9]{5}){3})\n$/.exec(reset.stdout);
    assert.equal((await lost.look()).person, null);
    assert.equal((await other.look()).person.name, 'anna');
    assert.equal((await new Browser(server.base).logIn('beheerder')).status, 401);

    const back = new Browser(server.base);
    assert.equal((await back.logIn('beheerder', once)).status, 204);
    assert.equal((await back.look()).person.must_change_password, true);
    assert.equal((await back.send('GET', '/api/v1/people')).status, 403);
    await new Browser(server.base).begin('beheerder', once);
    assert.equal((await new Browser(server.base).logIn('beheerder', once)).status, 401);

    const { entries } = (await other.send('GET', '/api/v1/audit?what=person.change')).json;
    const [line] = entries;
    assert.equal(`${line.what} ${line.object} ${line.who}`, 'person.change person/beheerder ');
    assert.equal(line.details.by, 'command');
    assert.ok(!JSON.stringify(entries).includes(once));
    assert.ok(!server.log.includes(once));
  } finally {
    await server.stop();
  }
});

test('nobody gets a password who has no account or is blocked', { skip }, async () => {
  const server = await startServer();
  const store = server.store.where;
  try {
    const administrator = await administratorOf(server);
    await addPerson(server, administrator, { name: 'bas', role: 'viewer' });
    await administrator.send('PATCH', '/api/v1/people/bas', { is_active: false });
    for (const [name, code] of [['niemand', 'people/unknown-person'], ['bas', 'people/not-active']]) {
      const refused = houvast('people', 'reset', name, '--store', store);
      assert.equal(refused.status, 1);
      assert.ok(refused.stderr.includes(code), refused.stderr);
      assert.equal(refused.stdout, '');
    }
    const listed = houvast('people', 'list', '--store', store, '--format', 'csv').stdout;
    assert.match(listed, /beheerder/);
    assert.match(listed, /bas/);
    assert.ok(!listed.includes('argon2'));
  } finally {
    await server.stop();
  }
});
