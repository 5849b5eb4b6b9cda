// SPDX-License-Identifier: EUPL-1.2
// P. Every route that changes something leaves a line in the audit log: who, what, and of which thing.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { addPerson, administratorOf, skip, startServer } from './people_support.mjs';
import { makeBase, rightRequests } from './right_requests.mjs';

/** Compute and check: they keep nothing. */
const keepsNothing = ['POST /dossiers/check', 'POST /dossiers/{id}/allocation/what-if', 'POST /dossiers/{id}/live',
  'POST /allocation/circulars/{id}/what-if', 'POST /report'];
let server;
let administrator;
let analyst;

before(async () => {
  if (skip) return;
  server = await startServer();
  administrator = await administratorOf(server);
  analyst = await addPerson(server, administrator, { name: 'analist', role: 'analyst', municipality: 'GM9001' });
});
after(async () => server?.stop());

const sender = (browser) => async (method, path, body) => {
  const { status, json } = await browser.send(method, `/api/v1${path}`, body);
  return { status, body: json };
};

test('every route that changes something leaves a line that names what it changed', { skip }, async () => {
  const send = sender(administrator);
  const right = rightRequests(send, await makeBase(send));
  const { paths } = (await send('GET', '/openapi.json')).body;
  const log = async () => (await send('GET', '/audit')).body.entries;
  for (const [path, methods] of Object.entries(paths))
    for (const method of Object.keys(methods)) {
      const operation = `${method.toUpperCase()} ${path.replace('/api/v1', '')}`;
      if (method === 'get' || keepsNothing.includes(operation) || operation.includes('/session')) continue;
      const isOfClients = operation.endsWith('/records');
      const who = isOfClients ? 'analist' : 'beheerder';
      const [where, body] = await right[operation]();
      const last = (await log())[0].id;
      const answer = await sender(isOfClients ? analyst : administrator)(method.toUpperCase(), where, body);
      assert.ok(answer.status < 300, `${operation}: ${answer.status} ${JSON.stringify(answer.body)}`);
      const added = (await log()).filter(({ id }) => id > last);
      assert.equal(added.length, 1, `${operation}: ${JSON.stringify(added)}`);
      const [line] = added;
      assert.equal(line.who, who, operation);
      const [, kind, number] = /^\/(?:allocation\/)?([a-z]+)(?:\/([^/?]+))?/.exec(where);
      // What was there is named; of what is new the answer says how it is called.
      const thing = answer.body?.id ?? answer.body?.head?.id ?? answer.body?.person?.name ?? number;
      assert.ok(line.object.startsWith(kind === 'people' ? 'person' : kind.replace(/s$/, '')) || operation.startsWith('POST /dossiers/{id}/scenarios'),
        `${operation}: ${line.object}`);
      assert.ok(thing === undefined || line.object.endsWith(`/${thing}`), `${operation}: ${line.object}`);
    }
});

test('logging in and out and another password are told, too', { skip }, async () => {
  const whats = (await sender(administrator)('GET', '/audit?who=beheerder')).body.entries.map(({ what }) => what);
  assert.ok(whats.includes('login') && whats.includes('password.change'));
  await analyst.send('DELETE', '/api/v1/session');
  const [line] = (await sender(administrator)('GET', '/audit')).body.entries;
  assert.deepEqual([line.who, line.what], ['analist', 'logout']);
});
