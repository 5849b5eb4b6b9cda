// SPDX-License-Identifier: EUPL-1.2
// P. The table of who may what: every role on every route of a real server. A route that is not in
// the table fails; so does a line of the table without a route.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { addPerson, administratorOf, Browser, skip, startServer } from './people_support.mjs';
import { jobKinds, table } from './who_may_what.mjs';

const roles = ['viewer', 'analyst', 'regional_controller', 'administrator'];
const letters = { viewer: 'v', analyst: 'a', regional_controller: 'c', administrator: 'b' };
let server;
let document;
const browsers = {};

before(async () => {
  if (skip) return;
  server = await startServer();
  browsers.administrator = await administratorOf(server);
  for (const role of roles.slice(0, 3))
    browsers[role] = await addPerson(server, browsers.administrator,
      { name: role, role, ...(role === 'analyst' && { municipality: 'GM9001' }) });
  browsers.nobody = new Browser(server.base);
  document = (await browsers.nobody.send('GET', '/api/v1/openapi.json')).json;
});

after(async () => server?.stop());

/** "GET /api/v1/people" for every operation there is. */
function operations() {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`));
}

/** Asks for something that is not there, so that nothing changes. */
async function ask(browser, operation) {
  const [method, path] = operation.split(' ');
  const place = path.replaceAll('{municipality}', 'GM9001').replaceAll('{name}', 'niemand.hier')
    .replaceAll(/\{[^}]+\}/g, '999999');
  const body = method === 'GET' || method === 'DELETE' ? undefined : {};
  return browser.send(method, place, body);
}

test('every route stands in the table, and the table names no others', { skip }, () => {
  assert.deepEqual(operations().filter((operation) => !(operation in table)), []);
  assert.deepEqual(Object.keys(table).filter((operation) => !operations().includes(operation)), []);
});

test('nobody gets anywhere without logging in', { skip }, async () => {
  for (const operation of operations()) {
    const { status } = await ask(browsers.nobody, operation);
    if (table[operation] === 'open')
      assert.notEqual(status, 403, operation);
    else
      assert.equal(status, 401, operation);
  }
});

for (const role of roles)
  test(`${role} may what the table says and nothing else`, { skip }, async () => {
    for (const operation of operations()) {
      const may = table[operation];
      if (may === 'open' || operation === 'DELETE /api/v1/session') continue;
      const answer = await ask(browsers[role], operation);
      if (may.includes(letters[role]))
        assert.ok(![401, 403].includes(answer.status), `${operation}: ${answer.status} ${answer.text}`);
      else
        assert.equal(`${answer.status} ${answer.code}`, '403 server/may-not', operation);
      assert.notEqual(answer.status, 500, `${operation}: ${answer.text}`);
    }
  });

test('every kind of job is started by who may, and by nobody else', { skip }, async () => {
  const { kind } = document.components.schemas.JobRequest.properties;
  assert.deepEqual([...kind.enum].sort(), Object.keys(jobKinds).sort());
  for (const role of roles)
    for (const [name, may] of Object.entries(jobKinds)) {
      const { status, code } = await browsers[role].send('POST', '/api/v1/jobs', { kind: name, arguments: {} });
      if (may.includes(letters[role])) assert.equal(`${status} ${code}`, '422 server/missing-field', `${role}: ${name}`);
      else assert.equal(`${status} ${code}`, '403 server/may-not', `${role}: ${name}`);
    }
});

test('every change needs the token of the session', { skip }, async () => {
  for (const operation of operations()) {
    if (table[operation] === 'open' || operation.startsWith('GET')) continue;
    for (const wrong of [undefined, '', 'x', browsers.viewer.csrf]) {
      const browser = new Browser(server.base);
      browser.cookie = browsers.administrator.cookie;
      browser.csrf = wrong;
      const { status, code } = await ask(browser, operation);
      assert.equal(`${status} ${code}`, '403 server/wrong-csrf', `${operation} with ${wrong}`);
    }
  }
});

test('everybody can log out', { skip }, async () => {
  for (const role of roles) {
    assert.equal((await ask(browsers[role], 'DELETE /api/v1/session')).status, 204);
    assert.equal((await browsers[role].send('GET', '/api/v1/people')).status, 401);
  }
});
