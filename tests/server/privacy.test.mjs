// SPDX-License-Identifier: EUPL-1.2
// P. What must not get in, what must not come out, and who may take away what others brought.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { addPerson, administratorOf, skip, startServer } from './people_support.mjs';
import { makeBase, rightRequests } from './right_requests.mjs';
import { encoded, filesOf, project } from './support.mjs';
import { jobKinds } from './who_may_what.mjs';

let server;
const people = {};

const sender = (browser) => async (method, path, body) => {
  const { status, json, text } = await browser.send(method, `/api/v1${path}`, body);
  return { status, body: json, text };
};
const as = (name) => sender(people[name]);

before(async () => {
  if (skip) return;
  server = await startServer();
  people.administrator = await administratorOf(server);
  const add = async (name, more) => { people[name] = await addPerson(server, people.administrator, { name, ...more }); };
  await add('viewer', { role: 'viewer' });
  await add('analyst', { role: 'analyst', municipality: 'GM9001' });
  await add('other', { role: 'analyst', municipality: 'GM9002' });
  await add('controller', { role: 'regional_controller' });
});
after(async () => server?.stop());

// 1 * 9 + 2 * 8 + ... + 8 * 2 - 2 = 154 = 14 * 11: it could be a citizen number.
const numbers = ['123456782', '1234.56.782', '123 456 782'];

test('no text of people holds a number that could be a citizen number', { skip }, async () => {
  const send = as('controller');
  const files = filesOf('twee-gemeenten');
  const { id } = (await send('POST', '/dossiers', { files })).body.head;
  const entry = (label) => [{ id: 'x', label }];
  for (const number of numbers) {
    const text = `zie ${number}.`;
    const cases = [['/notes', { figure: 'result', dossier: id, text }, 'text'],
      [`/dossiers/${id}/scenarios`, { label: text, set: {} }, 'label'],
      [`/dossiers/${id}/scenarios`, { label: { nl: 'Goed', en: text }, set: {} }, 'label.en'],
      ['/dossiers', { name: text, files }, 'name'],
      ['/tables', { title: text, dossier: id }, 'title'],
      ['/tables', { title: 'Goed', dossier: id, options: entry(text) }, 'options'],
      ['/tables', { title: 'Goed', dossier: id, criteria: entry(text) }, 'criteria']];
    for (const [path, body, field] of cases) {
      const { status, body: said, text: all } = await send('POST', path, body);
      assert.equal(status, 422, `${path} ${field}`);
      assert.equal(said.problems[0].code, 'people/citizen-number', path);
      assert.equal(said.problems[0].place.field, field);
      assert.doesNotMatch(all, /123.?456/, 'does not repeat it');
    }
  }
  const good = await send('POST', '/notes', { figure: 'result', dossier: id, text: 'Nummer 123456789 en € 12.345.678' });
  assert.equal(good.status, 201);
});

test('a number that is written as an amount is no citizen number, and a refusal tells how', { skip }, async () => {
  const send = as('controller');
  const { id } = (await send('POST', '/dossiers', { files: filesOf('twee-gemeenten') })).body.head;
  const note = (text) => send('POST', '/notes', { figure: 'result', dossier: id, text });
  for (const amount of ['€ 123456782', '123.456.782', '123456782,00', '123456782 euro'])
    assert.equal((await note(`begroot: ${amount} per jaar`)).status, 201, amount);
  for (const amount of ['5 € 123456782', '123456782 europeanen', 'BSN 123.456.782'])
    assert.equal((await note(amount)).status, 422, amount);
  assert.match((await note('123456782')).text, /250\.000\.000/);
});

test('care records come out as disclosed counts alone, whichever route is asked', { skip }, async () => {
  const administrator = as('administrator');
  const base = await makeBase(administrator);
  const csv = ['client,municipality,product,channel,ordered,start',
    ...[1, 2, 3].map((n) => `zeldzame-client-${n},GM9001,zeldzaamproduct,school,2026-01-05,2026-02-01`)].join('\n');
  const kept = await as('analyst')('POST', `/dossiers/${base.dossier}/records`, { municipality: 'GM9001', records: encoded(Buffer.from(csv)) });
  assert.equal(kept.status, 201, kept.text);
  const pseudonyms = (await as('analyst')('GET', `/dossiers/${base.dossier}/records`)).body.records.map(({ client }) => client);
  const right = rightRequests(administrator, base);
  const withCounts = [];
  for (const [operation, request] of Object.entries(right)) {
    if (!operation.startsWith('GET') || operation.endsWith('/events') || /^GET \/(people|audit)/.test(operation)) continue;
    const { status, body, text } = await as('viewer')('GET', (await request())[0]);
    for (const word of [...pseudonyms, 'zeldzame-client']) assert.ok(!text.includes(word), `${operation}: ${word}`);
    if (!text.includes('zeldzaamproduct')) continue;
    withCounts.push(`${operation} ${status}`);
    for (const row of body.blocks[0].rows) assert.equal(row.zeldzaamproduct ?? null, null, 'three clients are not told');
  }
  assert.deepEqual(withCounts, ['GET /dossiers/{id}/records/counts 200']);
});

test('no job tells an analyst of the care records of another municipality', { skip }, async () => {
  const { head, overview } = (await as('administrator')('POST', '/dossiers', { files: filesOf('groeimodel') })).body;
  const municipality = overview.municipalities[0].code;
  const own = await addPerson(server, people.administrator, { name: 'own', role: 'analyst', municipality });
  const csv = ['client,municipality,product,channel,ordered,start',
    ...[1, 2, 3].map((n) => `verborgen-client-${n},${municipality},verborgenproduct,school,2018-01-05,2018-02-01`)].join('\n');
  const kept = await sender(own)('POST', `/dossiers/${head.id}/records`, { municipality, records: encoded(Buffer.from(csv)) });
  assert.equal(kept.status, 201, kept.text);
  const pseudonyms = (await sender(own)('GET', `/dossiers/${head.id}/records`)).body.records.map(({ client }) => client);
  const finished = async (kind, args) => {
    let job = (await as('other')('POST', '/jobs', { kind, arguments: args })).body;
    while (['queued', 'running'].includes(job.state)) {
      await new Promise((next) => setTimeout(next, 50));
      job = (await as('other')('GET', `/jobs/${job.id}`)).body;
    }
    assert.equal(job.state, 'done', `${kind}: ${JSON.stringify(job)}`);
    return job;
  };
  const dossier = { dossier: head.id };
  const { run } = await finished('run', { ...dossier, replications: 2 });
  const few = { ...dossier, scenarios: [overview.named_scenarios[0].id], replications: 2 };
  const asked = { run: dossier, study: few, demand: { ...dossier, replications: 2 }, contracts_compare: few,
    incentives: dossier, contracts_apply: dossier, council: { run }, live: { ...dossier, replications: 2 } };
  assert.deepEqual(Object.keys(asked).sort(), Object.keys(jobKinds).sort());
  for (const [kind, args] of Object.entries(asked)) {
    const job = await finished(kind, args);
    const { status, text } = await as('other')('GET', `/jobs/${job.id}/report`);
    assert.equal(status, 200, kind);
    for (const word of [...pseudonyms, 'verborgen']) assert.ok(!`${JSON.stringify(job)} ${text}`.includes(word), `${kind}: ${word}`);
  }
});

test('a job is stopped by who started it, or by who looks after the region', { skip }, async () => {
  const { id } = (await as('administrator')('POST', '/dossiers', { files: filesOf('zorgregio') })).body.head;
  for (const [who, status] of [['viewer', 403], ['other', 403], ['analyst', 204], ['controller', 204], ['administrator', 204]]) {
    const job = (await as('analyst')('POST', '/jobs', { kind: 'study', arguments: { dossier: id, replications: 100000 } })).body;
    assert.equal((await as(who)('DELETE', `/jobs/${job.id}`)).status, status, who);
    await as('analyst')('DELETE', `/jobs/${job.id}`);
  }
  const report = (await as('viewer')('POST', '/jobs', { kind: 'incentives', arguments: { dossier: id } })).body;
  assert.equal((await as('viewer')('DELETE', `/jobs/${report.id}`)).status, 204, 'a viewer stops what a viewer asked');
});

test('no reason names one of the large clients of a stop-loss (R5)', { skip }, async () => {
  const send = as('administrator');
  const lines = readFileSync(join(project, 'examples/jeugdregio/jeugd-large-clients.csv'), 'utf8').trim().split('\n').slice(1);
  const clients = new Set(lines.map((line) => line.split(',')[2]));
  assert.ok(clients.size > 1);
  const { head, overview } = (await send('POST', '/dossiers', { files: filesOf('jeugdregio') })).body;
  let job = (await send('POST', '/jobs', { kind: 'run', arguments: { dossier: head.id } })).body;
  while (['queued', 'running'].includes(job.state)) {
    await new Promise((next) => setTimeout(next, 50));
    job = (await send('GET', `/jobs/${job.id}`)).body;
  }
  const paths = [`/dossiers/${head.id}`, `/dossiers/${head.id}/report`, `/dossiers/${head.id}/live`, `/dossiers/${head.id}/parameters`,
    `/jobs/${job.id}/report`, `/runs/${job.run}/report`, `/runs/${job.run}/results`, `/runs/${job.run}/flow`];
  for (const { code } of overview.municipalities)
    for (let year = overview.years.from; year <= overview.years.to; ++year)
      paths.push(`/runs/${job.run}/why?municipality=${code}&year=${year}`);
  for (const path of paths) {
    const { status, text } = await as('viewer')('GET', path);
    assert.equal(status, 200, path);
    for (const client of clients) assert.doesNotMatch(text, new RegExp(`\\b${client}\\b`), path);
  }
  const file = await as('viewer')('GET', `/dossiers/${head.id}/files/jeugd-large-clients.csv`);
  assert.equal(file.status, 403);
});

test('an upload goes by who brought it, or by who looks after the dossiers', { skip }, async () => {
  const right = rightRequests(as('analyst'), {});
  for (const operation of ['DELETE /allocation/circulars/{id}', 'DELETE /quickscan/{id}']) {
    for (const [who, status] of [['viewer', 403], ['other', 403], ['analyst', 204]]) {
      const [path] = await right[operation]();
      assert.equal((await as(who)('DELETE', path)).status, status, `${who}: ${operation}`);
    }
    for (const who of ['controller', 'administrator']) {
      const [path] = await right[operation]();
      assert.equal((await as(who)('DELETE', path)).status, 204, `${who}: ${operation}`);
    }
  }
});

test('the same files are one upload, of who brought them first', { skip }, async () => {
  const right = rightRequests(as('analyst'), {});
  for (const operation of ['POST /allocation/circulars', 'POST /quickscan']) {
    const [path, body] = await right[operation]();
    const first = (await as('analyst')('POST', path, body)).body;
    const again = (await as('other')('POST', path, body)).body;
    assert.deepEqual([again.id, again.by, again.at], [first.id, 'analyst', first.at]);
    const { uploads } = (await as('viewer')('GET', path)).body;
    assert.deepEqual([uploads[0].id, uploads[0].by], [first.id, 'analyst']);
    assert.equal((await as('other')('DELETE', `${path}/${first.id}`)).status, 403);
    assert.equal((await as('analyst')('DELETE', `${path}/${first.id}`)).status, 204);
  }
});

test('an upload that makes room for newer ones leaves a line in the audit log', { skip }, async () => {
  const send = as('analyst');
  const right = rightRequests(send, {});
  for (const [operation, kind] of [['POST /allocation/circulars', 'circular'], ['POST /quickscan', 'quickscan']]) {
    const made = [];
    for (let i = 0; i < 13; ++i) made.push((await send(...['POST', ...await right[operation]()])).body);
    const [place] = await right[operation]();
    const { uploads } = (await send('GET', place)).body;
    assert.deepEqual(uploads.map(({ id }) => id), made.slice(1).map(({ id }) => id).reverse());
    const { entries } = (await as('administrator')('GET', `/audit?what=${kind}.remove`)).body;
    const line = entries.find(({ object }) => object === `${kind}/${made[0].id}`);
    assert.equal(line.who, 'analyst');
    assert.deepEqual(line.details, { name: made[0].name, by: 'analyst', pushed_out_by: made[12].id });
  }
});
