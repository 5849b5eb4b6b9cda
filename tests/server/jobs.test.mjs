// SPDX-License-Identifier: EUPL-1.2
// What takes long is a job: nobody waits for it in a request, and what was asked before is there.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { filesOf, follow, newStore, startServer } from './support.mjs';

let store;
let server;
let region; // with simulated care

before(async () => {
  store = await newStore();
  server = await startServer(store.where);
  region = (await server.ask('POST', '/dossiers', { files: filesOf('zorgregio') })).body;
});
after(async () => {
  await server?.stop();
  await store.remove();
});

const start = async (kind, args) => {
  const { status, body } = await server.ask('POST', '/jobs', { kind, arguments: args });
  assert.equal(status, 201, JSON.stringify(body));
  return body;
};
const finished = async (kind, args) => (await follow(server, (await start(kind, args)).id)).at(-1);
const stateOf = async (job) => (await server.ask('GET', `/jobs/${job.id}`)).body.state;

test('the quickscan of simulated care is read from a run, and says so while there is none', async () => {
  const { id } = region.head;
  const path = `/dossiers/${id}/quickscan`;
  for (const of of [path, `${path}/report`]) {
    const { status, body } = await server.ask('GET', of);
    assert.equal(`${status} ${body.problems[0].code}`, '409 server/not-computed', of);
  }
  const { run, state } = await finished('run', { dossier: id });
  assert.equal(state, 'done');
  const { status, body: scan } = await server.ask('GET', path);
  assert.equal(status, 200);
  const { results } = (await server.ask('GET', `/runs/${run}/results?item=result`)).body;
  for (const { code, results: moments } of scan.municipalities)
    for (const { moment, result_cents } of moments) {
      const own = results.filter(({ municipality, year }) => municipality === code && String(year) === moment.slice(0, 4));
      assert.equal(result_cents, own.reduce((sum, { amount_cents }) => sum + amount_cents, 0), `${code} ${moment}`);
    }
  assert.deepEqual((await server.ask('GET', `${path}?run=${run}`)).body, scan);
  assert.equal((await server.ask('GET', `${path}?run=${run + 100}`)).status, 404);
  assert.equal((await server.ask('GET', `${path}?run=een`)).body.problems[0].code, 'server/wrong-type');
  const scenario = region.overview.named_scenarios[0].id;
  assert.equal((await server.ask('GET', `${path}?scenario=${scenario}`)).status, 409, 'of another scenario nothing is known');
  const { run: other } = await finished('run', { dossier: id, scenario });
  const ofOther = (await server.ask('GET', `${path}?run=${other}`)).body;
  assert.notDeepEqual(ofOther, scan, 'a run has figures of its own');
  assert.deepEqual((await server.ask('GET', `${path}?scenario=${scenario}`)).body, ofOther);
  assert.equal((await server.ask('GET', `${path}?scenario=${scenario}`)).status, 200);
});

test('the table of agreements of simulated care is prepared by a job', async () => {
  const { id } = region.head;
  const path = `/dossiers/${id}/live`;
  const asked = { agreement: (await server.ask('GET', path)).body.agreements[0].id };
  const first = await server.ask('POST', path, asked);
  assert.equal(`${first.status} ${first.body.problems[0].code}`, '409 server/not-prepared');
  const long = await start('live', { dossier: id, replications: 10000 });
  assert.equal((await start('live', { dossier: id, replications: 10000 })).id, long.id, 'it is under way');
  await server.ask('DELETE', `/jobs/${long.id}`);
  assert.equal((await follow(server, long.id)).at(-1).state, 'cancelled');
  const job = await finished('live', { dossier: id });
  assert.equal(job.state, 'done', JSON.stringify(job.problems));
  const answer = await server.ask('POST', path, asked);
  assert.equal(answer.status, 200);
  const scenario = region.overview.named_scenarios[0].id;
  assert.equal((await server.ask('POST', path, { ...asked, scenario })).status, 409, 'of another scenario nothing is prepared');
  assert.equal((await server.ask('POST', '/jobs', { kind: 'live', arguments: { dossier: id, scenario: 'nergens' } })).status, 422);
});

test('the report for council is a job of its run, and leaves as a tagged PDF', async () => {
  const { run } = await finished('run', { dossier: region.head.id });
  const job = await finished('council', { run });
  assert.equal(job.state, 'done', JSON.stringify(job.problems));
  assert.equal((await server.ask('GET', `/jobs/${job.id}/report`)).body.format, 'houvast-report');
  const pdf = await server.ask('GET', `/jobs/${job.id}/report?format=pdf`);
  if (pdf.body.problems?.[0]?.code !== 'exchange/no-pdf') {
    assert.equal(pdf.headers.get('content-type'), 'application/pdf');
    assert.match(pdf.body, /\/Marked true/);
    assert.match(pdf.body, /\/StructTreeRoot/);
    assert.match(pdf.body, /\/Lang \(nl/);
  }
  assert.equal((await start('council', { run })).id, job.id, 'asked before: it is there');
  const other = await finished('run', { dossier: region.head.id });
  assert.notEqual((await start('council', { run: other.run })).id, job.id);
  const { status, body } = await server.ask('POST', '/jobs', { kind: 'council', arguments: { run: 999 } });
  assert.equal(`${status} ${body.problems[0].code}`, '404 store/no-such-run');
});

test('who asks again what is under way gets the same job; what was stopped begins anew', async () => {
  const { run } = await finished('run', { dossier: region.head.id, replications: 2000 });
  const first = await start('council', { run });
  assert.equal((await start('council', { run })).id, first.id);
  assert.equal((await server.ask('DELETE', `/jobs/${first.id}`)).status, 204);
  assert.equal((await follow(server, first.id)).at(-1).state, 'cancelled');
  const next = await start('council', { run });
  assert.notEqual(next.id, first.id);
  await server.ask('DELETE', `/jobs/${next.id}`);
});

test('what takes seconds does not wait behind a study of hours', async () => {
  const study = await start('study', { dossier: region.head.id, replications: 1000000 });
  const { run, state } = await finished('run', { dossier: region.head.id });
  assert.equal(state, 'done');
  assert.equal((await finished('council', { run })).state, 'done');
  assert.equal(await stateOf(study), 'running');
  await server.ask('DELETE', `/jobs/${study.id}`);
});

test('a dossier without contracts has no incentives, and the job says so', async () => {
  for (const kind of ['incentives', 'contracts_apply']) {
    const job = await finished(kind, { dossier: region.head.id });
    assert.equal(job.state, 'failed', kind);
    assert.ok(job.problems[0].message.nl, kind);
  }
});

test('a queue of one person is so long and no longer', async () => {
  const study = { kind: 'study', arguments: { dossier: region.head.id, replications: 1000000 } };
  const made = [];
  let answer;
  while ((answer = await server.ask('POST', '/jobs', study)).status === 201) made.push(answer.body.id);
  assert.equal(`${answer.status} ${answer.body.problems[0].code}`, '429 server/too-many-jobs');
  assert.ok(made.length >= 50 && made.length < 60, `${made.length}`);
  for (const id of made.reverse()) assert.equal((await server.ask('DELETE', `/jobs/${id}`)).status, 204);
});

test('a report that a killed server was making is broken off, and made when it is asked again', async () => {
  const { run } = await finished('run', { dossier: region.head.id, replications: 100 });
  const job = await start('council', { run });
  while ((await stateOf(job)) === 'queued') await new Promise((next) => setTimeout(next, 10));
  await server.kill();
  server = await startServer(store.where);
  const { state } = (await server.ask('GET', `/jobs/${job.id}`)).body;
  assert.equal(state, 'interrupted');
  const events = await follow(server, job.id);
  assert.equal(events.at(-1).state, 'interrupted', 'who follows it is told');
  const again = await finished('council', { run });
  assert.notEqual(again.id, job.id);
  assert.equal(again.state, 'done');
});
