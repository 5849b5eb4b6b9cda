// SPDX-License-Identifier: EUPL-1.2
// A server that is killed while people save: what was acknowledged is there afterwards.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filesOf, follow, newStore, startServer } from './support.mjs';

test('nothing that was acknowledged is lost when the server is killed', async () => {
  const { where: store, remove } = await newStore();
  const files = filesOf('twee-gemeenten');
  const dossiers = new Set();
  const scenarios = new Map();
  for (let round = 0; round < 4; ++round) {
    const server = await startServer(store);
    const { id } = (await server.ask('POST', '/dossiers', { name: `Ronde ${round}`, files })).body.head;
    dossiers.add(id);
    let isGone = false;
    const save = async (who) => {
      for (let n = 0; !isGone; ++n) {
        try {
          if (n % 3 === 0) {
            const { status, body } = await server.ask('POST', '/dossiers', { name: `${who} ${n}`, files });
            if (status === 201) dossiers.add(body.head.id);
          } else {
            const set = { 'agreement.bw.solidarity.own_share': n % 100 / 100 };
            const { status, body } = await server.ask('POST', `/dossiers/${id}/scenarios`, { label: `${who} ${n}`, set });
            if (status === 201) scenarios.set(body.id, body);
          }
        } catch {
          return; // killed: nobody answered, so nothing was promised
        }
      }
    };
    const people = [save('a'), save('b'), save('c')];
    await new Promise((next) => setTimeout(next, 300 + 150 * round));
    await server.kill();
    isGone = true;
    await Promise.all(people);
  }
  const server = await startServer(store);
  const there = new Set((await server.ask('GET', '/dossiers')).body.dossiers.map(({ id }) => id));
  for (const id of dossiers) assert.ok(there.has(id), `dossier ${id}`);
  for (const [id, scenario] of scenarios) assert.deepEqual((await server.ask('GET', `/scenarios/${id}`)).body, scenario);
  assert.ok(dossiers.size > 8 && scenarios.size > 8, `${dossiers.size} dossiers, ${scenarios.size} scenarios`);
  await server.stop();
  await remove();
});

test('a job that was under way is marked interrupted, and the one behind it is done', async () => {
  const { where: store, remove } = await newStore();
  for (const end of ['kill', 'stop']) {
    const first = await startServer(store);
    const { id } = (await first.ask('POST', '/dossiers', { name: end, files: filesOf('zorgregio') })).body.head;
    const job = (await first.ask('POST', '/jobs', { kind: 'study', arguments: { dossier: id, replications: 100000 } })).body;
    const waits = (await first.ask('POST', '/jobs', { kind: 'study', arguments: { dossier: id, replications: 2 } })).body;
    while ((await first.ask('GET', `/jobs/${job.id}`)).body.state === 'queued')
      await new Promise((next) => setTimeout(next, 50));
    await first[end]();
    const second = await startServer(store);
    try {
      assert.equal((await second.ask('GET', `/jobs/${job.id}`)).body.state, 'interrupted', end);
      assert.equal((await follow(second, waits.id)).at(-1).state, 'done', end);
    } finally {
      await second.stop();
    }
  }
  await remove();
});
