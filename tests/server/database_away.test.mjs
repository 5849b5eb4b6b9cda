// SPDX-License-Identifier: EUPL-1.2
// A database that is away: every route says so, and everything works again when it is back, without
// a new start of the server. What was acknowledged is there after PostgreSQL was killed.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Postgresql, skip } from './postgresql.mjs';
import { makeBase, rightRequests } from './right_requests.mjs';
import { filesOf, startServer } from './support.mjs';

/** Routes that need no database: what they answer follows from the request alone. */
const needsNone = ['POST /dossiers/check', 'POST /report'];

describe('While PostgreSQL is away', { skip }, () => {
  let database;
  let server;
  let asked;
  let operations;

  before(async () => {
    database = await Postgresql.begin();
    server = await startServer(database.makeDatabase(), ['--handler-threads', '8']);
    const right = rightRequests(server.ask, await makeBase(server.ask));
    const { paths } = (await server.ask('GET', '/openapi.json')).body;
    operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace('/api/v1', '')}`))
      .filter((operation) => !/\/session|\/openapi.json|\/healthz/.test(operation));
    assert.deepEqual(operations.filter((operation) => !right[operation]), []);
    asked = [];
    for (const operation of operations) asked.push([operation, await right[operation]()]);
  });
  after(async () => {
    await server?.stop();
    await database?.remove();
  });

  const answers = async () => {
    const all = {};
    for (const [operation, [path, body]] of asked) {
      if (operation.endsWith('/events')) continue; // a stream; below
      const { status, body: said } = await server.ask(operation.split(' ')[0], path, body);
      all[operation] = { status, said };
    }
    return all;
  };

  test('every route answers 503 in plain words, and all works when it is back', async () => {
    await database.stop();
    assert.equal((await fetch(`${server.origin}/healthz`)).status, 503);
    assert.equal((await fetch(`${server.origin}/`)).status, 200, 'the pages come from the program');
    for (const [operation, { status, said }] of Object.entries(await answers())) {
      if (needsNone.includes(operation)) {
        assert.equal(status, 200, operation);
        continue;
      }
      assert.equal(status, 503, `${operation}: ${status} ${JSON.stringify(said).slice(0, 300)}`);
      const [problem] = said.problems;
      assert.equal(problem.code, 'store/away', operation);
      assert.match(problem.message.nl, /opslag|database/i);
      assert.doesNotMatch(JSON.stringify(said), /houvast-pg|libpq|soci|socket|\.cc/i, 'says nothing of the machine');
    }
    for (const [operation, [path]] of asked.filter(([operation]) => operation.endsWith('/events')))
      assert.equal((await server.ask('GET', path)).status, 503, operation);

    await database.start();
    for (let tries = 0; (await fetch(`${server.origin}/healthz`)).status !== 200 && tries < 100; ++tries)
      await new Promise((next) => setTimeout(next, 50));
    for (const [operation, { status, said }] of Object.entries(await answers()))
      assert.ok(status < 300 || said.problems[0].code === 'study/no-contracts',
        `${operation}: ${status} ${JSON.stringify(said).slice(0, 300)}`);
  });
});

test('nothing that was acknowledged is lost when PostgreSQL is killed', { skip }, async () => {
  const database = await Postgresql.begin();
  const server = await startServer(database.makeDatabase());
  const files = filesOf('twee-gemeenten');
  const { id } = (await server.ask('POST', '/dossiers', { name: 'Eerste', files })).body.head;
  const scenarios = new Map();
  let isOver = false;
  let failures = 0;
  const save = async (who) => {
    for (let n = 0; !isOver; ++n) {
      const set = { 'agreement.bw.solidarity.own_share': n % 100 / 100 };
      const { status, body } = await server.ask('POST', `/dossiers/${id}/scenarios`, { label: `${who} ${n}`, set });
      if (status === 201) scenarios.set(body.id, body);
      else {
        assert.equal(body.problems[0].code, 'store/away', JSON.stringify(body));
        ++failures;
        await new Promise((next) => setTimeout(next, 20));
      }
    }
  };
  const people = [save('a'), save('b'), save('c')];
  for (let round = 0; round < 4; ++round) {
    await new Promise((next) => setTimeout(next, 300 + 100 * round));
    if (round % 2 === 0) { // the process behind one connection: PostgreSQL starts all of them anew
      const pid = database.value("SELECT max(pid) FROM pg_stat_activity WHERE datname = 'test_1'");
      process.kill(Number(pid), 'SIGKILL');
    } else {
      await database.stop('SIGKILL');
      await new Promise((next) => setTimeout(next, 200));
      await database.start();
    }
  }
  await new Promise((next) => setTimeout(next, 300));
  isOver = true;
  await Promise.all(people);
  for (const [number, scenario] of scenarios) assert.deepEqual((await server.ask('GET', `/scenarios/${number}`)).body, scenario);
  assert.ok(scenarios.size > 20 && failures > 0, `${scenarios.size} kept, ${failures} refused`);
  await server.stop();
  await database.remove();
});
