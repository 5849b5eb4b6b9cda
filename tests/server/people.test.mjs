// SPDX-License-Identifier: EUPL-1.2
// P. People, sessions and what must not get in, on a real server.
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, test } from 'node:test';
import { addPerson, administratorOf, Browser, password, skip, startServer } from './people_support.mjs';

let server;
let administrator;

before(async () => {
  if (skip) return;
  server = await startServer();
  administrator = await administratorOf(server);
});
after(async () => server?.stop());

test('the first start shows a password that works once', { skip }, async () => {
  assert.match(server.output, /Log in the first time as beheerder/);
  const again = await new Browser(server.base).logIn('beheerder', server.oneTimePassword);
  assert.equal(again.status, 401);
  assert.ok(!server.log.includes(server.oneTimePassword));
});

test('a cookie is out of reach of scripts and of other sites', { skip }, () => {
  assert.match(administrator.setCookie, /; HttpOnly; SameSite=Strict$/);
  assert.match(administrator.cookie, /^houvast_session=[A-Za-z0-9_-]{43}$/);
});

test('an unknown name and a wrong password look the same', { skip }, async () => {
  const times = [];
  const answers = [];
  for (const name of ['niemand.hier', 'beheerder']) {
    const begin = performance.now();
    answers.push(await new Browser(server.base).logIn(name, 'verkeerd wachtwoord'));
    times.push(performance.now() - begin);
  }
  assert.equal(answers[0].status, 401);
  assert.equal(answers[0].text, answers[1].text);
  assert.ok(Math.max(...times) < 4 * Math.min(...times), `${times} ms`);
});

test('sessions end when a person is deactivated, changes role or is removed', { skip }, async () => {
  const words = [];
  const changes = [{ is_active: false }, { role: 'viewer' }, { reset_password: true }];
  for (const [i, change] of changes.entries()) {
    const name = `tijdelijk${i}`;
    const made = await administrator.send('POST', '/api/v1/people', { name, role: 'regional_controller' });
    words.push(made.json.one_time_password);
    const browser = new Browser(server.base);
    await browser.logIn(name, words[i]);
    assert.ok((await browser.look()).person);
    assert.equal((await administrator.send('PATCH', `/api/v1/people/${name}`, change)).status, 200);
    assert.equal((await browser.look()).person, null, JSON.stringify(change));
  }
  assert.equal((await new Browser(server.base).logIn('tijdelijk0', words[0])).status, 401);
  const other = new Browser(server.base);
  assert.equal((await other.logIn('tijdelijk1', words[1])).status, 204);
  assert.equal((await administrator.send('DELETE', '/api/v1/people/tijdelijk1')).status, 204);
  assert.equal((await other.look()).person, null);
});

test('a new password ends the other sessions of its owner', { skip }, async () => {
  const here = await addPerson(server, administrator, { name: 'twee.plaatsen', role: 'viewer' });
  const there = new Browser(server.base);
  await there.logIn('twee.plaatsen');
  const change = { old_password: password, new_password: 'vier eenden in de vijver' };
  assert.equal((await here.send('POST', '/api/v1/session/password', change)).status, 204);
  assert.ok((await here.look()).person);
  assert.equal((await there.look()).person, null);
});

test('the last administrator stays', { skip }, async () => {
  for (const [method, body] of [['DELETE'], ['PATCH', { is_active: false }], ['PATCH', { role: 'viewer' }]]) {
    const { status, code } = await administrator.send(method, '/api/v1/people/beheerder', body);
    assert.equal(`${status} ${code}`, '409 people/last-administrator');
  }
});

test('of administrators who put each other out at the same moment, one is left', { skip }, async () => {
  const own = await startServer();
  try {
    const all = new Map([['beheerder', await administratorOf(own)]]);
    for (const name of ['beheer2', 'beheer3', 'beheer4'])
      all.set(name, await addPerson(own, all.get('beheerder'), { name, role: 'administrator' }));
    const ways = [['DELETE'], ['PATCH', { role: 'viewer' }], ['PATCH', { is_active: false }]];
    const answers = await Promise.all([...all].flatMap(([name, browser]) =>
      [...all.keys()].filter((other) => other !== name).map((other, i) => {
        const [method, body] = ways[i];
        return browser.send(method, `/api/v1/people/${other}`, body);
      })));
    // 401 and 403: put out before the turn came; 404: removed before.
    for (const { status, text } of answers) assert.ok([200, 204, 401, 403, 404, 409].includes(status), text);
    const looks = await Promise.all([...all.values()].map((browser) => browser.send('GET', '/api/v1/people')));
    const left = looks.filter(({ status }) => status === 200);
    assert.equal(left.length, 1);
    const administrators = left[0].json.people.filter((person) => person.role === 'administrator' && person.is_active);
    assert.equal(administrators.length, 1);
  } finally {
    await own.stop();
  }
});

test('what is wrong with a person is said at the field', { skip }, async () => {
  const cases = [
    [{ name: 'x', role: 'viewer' }, 'people/invalid-name', 'name'],
    [{ name: 'a b', role: 'viewer' }, 'people/invalid-name', 'name'],
    [{ name: 'piet', role: 'koning' }, 'people/unknown-role', 'role'],
    [{ name: 'piet', role: 'analyst' }, 'people/needs-municipality', 'municipality'],
    [{ name: 'piet', role: 'viewer', municipality: 'GM9001' }, 'people/has-no-municipality', 'municipality'],
    [{ role: 'viewer' }, 'server/missing-field', 'name'],
    [{ name: 3, role: 'viewer' }, 'server/wrong-type', 'name'],
    [{ name: 'piet', role: 'viewer', is_admin: true }, 'server/unknown-field', 'is_admin'],
  ];
  for (const [person, code, field] of cases) {
    const answer = await administrator.send('POST', '/api/v1/people', person);
    assert.equal(answer.json.problems[0].code, code, answer.text);
    assert.equal(answer.json.problems[0].place.field, field);
  }
  const { people } = (await administrator.send('GET', '/api/v1/people')).json;
  assert.ok(!people.some((person) => person.name === 'piet'));
});

const nasty = ["' OR 1=1 --", '"; DROP TABLE person; --', '<script>alert(1)</script>', '../../etc/passwd',
  '%00', '\u0000', '{{7*7}}', '$(id)', '\r\nSet-Cookie: a=b', 'é'.repeat(300), '\ud800', '=1+1'];

test('no text gets further than the field that it is put in', { skip }, async () => {
  const made = await administrator.send('POST', '/api/v1/people', { name: 'doelwit', role: 'viewer' });
  assert.equal(made.status, 201);
  for (const text of nasty) {
    for (const [method, path, body] of [
      ['POST', '/api/v1/session', { name: text, password: text }],
      ['POST', '/api/v1/people', { name: text, role: 'viewer' }],
      ['POST', '/api/v1/people', { name: 'goede.naam', role: text }],
      ['POST', '/api/v1/people', { name: 'goede.naam', role: 'analyst', municipality: text }],
      ['PATCH', '/api/v1/people/doelwit', { role: text }],
      ['PATCH', `/api/v1/people/${encodeURIComponent(text.toWellFormed())}`, { role: 'viewer' }],
      ['DELETE', `/api/v1/people/${encodeURIComponent(text.toWellFormed())}`],
      ['GET', `/api/v1/audit?who=${encodeURIComponent(text.toWellFormed())}&below=${encodeURIComponent(text.toWellFormed())}`],
      ['GET', `/api/v1/dossiers/${encodeURIComponent(text.toWellFormed())}/records/counts?year=2026`],
    ]) {
      const answer = await administrator.send(method, path, body);
      assert.ok(answer.status >= 400 && answer.status < 500, `${method} ${path}: ${answer.status} ${answer.text}`);
      assert.match(answer.headers.get('content-type'), /^application\/json/);
    }
    const kept = await administrator.send('PATCH', '/api/v1/people/doelwit', { display_name: text });
    if (kept.status === 200) assert.equal(kept.json.person.display_name, text.toWellFormed());
    else assert.ok(kept.status >= 400 && kept.status < 500, kept.text);
  }
  const { people } = (await administrator.send('GET', '/api/v1/people')).json;
  assert.ok(people.some((person) => person.name === 'doelwit' && person.role === 'viewer'));
});

test('a body that is too large or no JSON is refused', { skip }, async () => {
  const large = await administrator.send('POST', '/api/v1/people',
    JSON.stringify({ name: 'x'.repeat(2 ** 21), role: 'viewer' })).catch((error) => error);
  if (!(large instanceof Error)) assert.equal(large.status, 413);
  for (const body of ['', '{', '[]', 'null', '{"name":', '{"name":1e999}', '[['.repeat(10_000), '\xff']) {
    const { status } = await administrator.send('POST', '/api/v1/people', body);
    assert.ok(status === 400 || status === 422, `${body.slice(0, 20)}: ${status}`);
  }
});

test('without accounts nobody else can reach it', { skip }, async () => {
  await assert.rejects(startServer({ options: ['--address', '0.0.0.0'] }), /people\/open-to-all/);
});

/** Sends bytes as they are; gives the first line that comes back. */
function raw(bytes) {
  return new Promise((resolve) => {
    const socket = connect(server.port, '127.0.0.1', () => socket.write(bytes));
    let answer = '';
    socket.on('data', (data) => { answer += data; });
    socket.on('close', () => resolve(answer.split('\r\n')[0]));
    socket.on('error', () => resolve(''));
    setTimeout(() => socket.destroy(), 2000);
  });
}

test('paths lead to nothing outside, and bad HTTP to nothing at all', { skip }, async () => {
  for (const path of ['/../../../etc/passwd', '/..%2f..%2fetc/passwd', '/%2e%2e/%2e%2e/etc/passwd',
    '/api/v1/../../etc/passwd', '//etc/passwd', '/api/v1/people/..%2f..']) {
    const line = await raw(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    assert.match(line, /^HTTP\/1\.1 (200|400|401|404|405)/, path);
  }
  for (const bytes of ['\r\n\r\n', 'GET\r\n\r\n', 'GET / HTTP/9.9\r\n\r\n', '\x16\x03\x01\x02\x00',
    'POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n',
    'POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello'])
    assert.doesNotMatch(await raw(bytes), /^HTTP\/1\.1 (2|5)/, JSON.stringify(bytes));
  assert.equal((await administrator.send('GET', '/api/v1/people')).status, 200);
});

test('the audit log says who did what, newest first, and cannot be changed', { skip }, async () => {
  const { entries } = (await administrator.send('GET', '/api/v1/audit')).json;
  const kinds = new Set(entries.map((entry) => entry.what));
  for (const what of ['login', 'person.create', 'person.change'])
    assert.ok(kinds.has(what), what);
  assert.ok(entries.every((entry, i) => i === 0 || entry.id < entries[i - 1].id));
  assert.ok(!JSON.stringify(entries).includes(password));
  for (const method of ['POST', 'PUT', 'DELETE'])
    assert.equal((await administrator.send(method, '/api/v1/audit', {})).status, 405);
});

test('people are still there after a restart, sessions too', { skip }, async () => {
  await server.stop(true);
  server = await startServer({ store: server.store });
  assert.equal(server.oneTimePassword, undefined);
  const back = new Browser(server.base);
  back.cookie = administrator.cookie;
  assert.equal((await back.look()).person.name, 'beheerder');
});

test('with one user there is nothing to log in to, and other names find nobody', { skip }, async () => {
  const own = await startServer({ options: [] });
  try {
    const browser = new Browser(own.base);
    assert.equal((await browser.look()).person.is_only_user, true);
    assert.equal((await browser.send('POST', '/api/v1/session', { name: 'a', password: 'b' })).code,
      'people/single-user');
    const rebound = await new Promise((resolve) => {
      const socket = connect(own.port, '127.0.0.1', () =>
        socket.write('GET /api/v1/session HTTP/1.1\r\nHost: kwaad.example\r\nConnection: close\r\n\r\n'));
      let text = '';
      socket.on('data', (data) => { text += data; });
      socket.on('close', () => resolve(text));
    });
    assert.match(rebound, /^HTTP\/1\.1 403/);
  } finally {
    await own.stop();
  }
});
