// SPDX-License-Identifier: EUPL-1.2
// Dossiers, scenarios, jobs and runs, asked of a real server over HTTP, with either kind of store.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { encoded, filesOf, follow, newStore, startServer } from './support.mjs';

let store;
let server;
let dossier;

before(async () => {
  store = await newStore();
  server = await startServer(store.where);
  const made = await server.ask('POST', '/dossiers', { files: filesOf('voorbeeldregio') });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  dossier = made.body.head;
});

after(async () => {
  await server?.stop();
  await store.remove();
});

const finished = async (kind, args) => {
  const job = await server.ask('POST', '/jobs', { kind, arguments: args });
  assert.equal(job.status, 201, JSON.stringify(job.body));
  return (await follow(server, job.body.id)).at(-1);
};

test('a dossier tells who and what is in it', async () => {
  const { body } = await server.ask('GET', `/dossiers/${dossier.id}`);
  assert.equal(body.head.version, 1);
  assert.equal(body.overview.municipalities.length, 10);
  assert.ok(body.overview.schemes.every(({ id, label }) => id && label));
  assert.ok(body.overview.named_scenarios.length > 0);
});

test('its files come back as they came', async () => {
  for (const { name, base64 } of filesOf('voorbeeldregio').slice(0, 3)) {
    const path = `/dossiers/${dossier.id}/files/${encodeURIComponent(name)}`;
    const answer = await fetch(`${server.origin}/api/v1${path}`);
    assert.equal(encoded(Buffer.from(await answer.arrayBuffer())), base64, name);
  }
});

test('what is wrong is told by file, line and field, and nothing is kept', async () => {
  const files = filesOf('twee-gemeenten').map((file) =>
    file.name === 'dossier.toml'
      ? { ...file, base64: encoded(Buffer.from(file.base64, 'base64').toString().replace('own_share', 'own_shar')) }
      : file);
  const before = (await server.ask('GET', '/dossiers')).body.dossiers.length;
  for (const [method, path] of [['POST', '/dossiers/check'], ['POST', '/dossiers']]) {
    const { status, body } = await server.ask(method, path, { files });
    assert.equal(status, 422);
    const [problem] = body.problems;
    assert.equal(problem.place.file, 'dossier.toml');
    assert.ok(problem.place.line > 0);
    assert.match(problem.message.nl, /own_shar/);
    assert.match(problem.suggestion, /own_share/);
  }
  assert.equal((await server.ask('GET', '/dossiers')).body.dossiers.length, before);
});

test('a file name cannot leave the dossier', async () => {
  for (const name of ['../x.toml', '/etc/passwd', 'a/../../b', 'a\\b', '.git/config', 'c:x', '', 'a//b', 'x'.repeat(300)]) {
    const { status, body } = await server.ask('POST', '/dossiers/check', { files: [{ name, base64: '' }] });
    assert.equal(status, 422, name);
    assert.equal(body.problems[0].code, 'server/bad-file-name', name);
  }
  const path = `/dossiers/${dossier.id}/files/${encodeURIComponent('../../../etc/passwd')}`;
  assert.equal((await server.ask('GET', path)).status, 404);
});

test('mangled uploads are refused by field', async () => {
  const cases = [[{}, 'server/missing-field'], [{ files: [] }, 'server/wrong-type'], [{ files: [7] }, 'server/wrong-type'],
    [{ files: [{ name: 'dossier.toml', base64: '%%%' }] }, 'server/wrong-type'],
    [{ files: [{ name: 'dossier.toml', base64: '' }], extra: 1 }, 'server/unknown-field']];
  for (const [body, code] of cases) {
    const answer = await server.ask('POST', '/dossiers/check', body);
    assert.equal(answer.body.problems[0].code, code, JSON.stringify(body));
  }
  assert.equal((await server.ask('POST', '/dossiers/check', '{')).status, 400);
});

test('a folder that was dragged whole is a dossier', async () => {
  const files = filesOf('twee-gemeenten').map((file) => ({ ...file, name: `twee-gemeenten/${file.name}` }));
  assert.equal((await server.ask('POST', '/dossiers/check', { files })).status, 200);
});

test('a new version is made on the version that was seen, or not at all', async () => {
  const files = filesOf('twee-gemeenten');
  const { head } = (await server.ask('POST', '/dossiers', { name: 'Proef', files })).body;
  const second = await server.ask('PUT', `/dossiers/${head.id}`, { name: 'Proef', files }, { 'If-Match': '"1"' });
  assert.equal(second.body.head.version, 2);
  const late = await server.ask('PUT', `/dossiers/${head.id}`, { name: 'Anders', files, version: 1 });
  assert.equal(late.status, 409);
  assert.equal(late.body.current.version, 2);
  assert.equal((await server.ask('PUT', `/dossiers/${head.id}`, { files })).status, 422);
  assert.equal((await server.ask('GET', `/dossiers/${head.id}?version=1`)).body.head.version, 1);
  assert.equal((await server.ask('DELETE', `/dossiers/${head.id}`)).status, 204);
  assert.equal((await server.ask('GET', `/dossiers/${head.id}`)).status, 404);
});

test('of two people who edit one scenario the second sees what the first made', async () => {
  const { overview } = (await server.ask('GET', `/dossiers/${dossier.id}`)).body;
  const { id: agreement } = overview.agreements.find(({ solidarity }) => solidarity);
  const path = `agreement.${agreement}.solidarity.own_share`;
  const made = await server.ask('POST', `/dossiers/${dossier.id}/scenarios`, { label: { nl: 'Proef', en: 'Trial' }, set: { [path]: 0.25 } });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  assert.equal(made.body.version, 1);
  const at = `/scenarios/${made.body.id}`;
  const first = await server.ask('PUT', at, { version: 1, label: 'Eerste', set: { [path]: 0.3 } });
  assert.equal(first.body.version, 2);
  const second = await server.ask('PUT', at, { version: 1, label: 'Tweede', set: { [path]: 0.4 } });
  assert.equal(second.status, 409);
  assert.equal(second.body.problems[0].code, 'store/conflict');
  assert.equal(second.body.current.set[path], 0.3);
  const solved = await server.ask('PUT', at, { version: second.body.current.version, label: 'Samen', set: { [path]: 0.4 } });
  assert.equal(solved.body.version, 3);
  const copy = await server.ask('POST', `${at}/copy`);
  assert.equal(copy.status, 201);
  assert.deepEqual(copy.body.set, solved.body.set);
  assert.equal((await server.ask('DELETE', at, undefined, { 'If-Match': '1' })).status, 409);
  assert.equal((await server.ask('DELETE', at)).status, 204);
});

test('a scenario that does not fit is refused at its path', async () => {
  const wrong = [[{ set: { 'agreement.nergens.reserve.minimum': 1 } }, 'agreement.nergens.reserve.minimum'],
    [{ remove: ['scheme.nergens'] }, 'scheme.nergens']];
  for (const [changes, field] of wrong) {
    const { status, body } = await server.ask('POST', `/dossiers/${dossier.id}/scenarios`, { label: 'x', ...changes });
    assert.equal(status, 422);
    assert.equal(body.problems[0].code, 'dossier/unknown-path');
    assert.equal(body.problems[0].place.field, field);
  }
  for (const set of [{ a: null }, [], { 'x"y\n[z]': '"""' }])
    assert.equal((await server.ask('POST', `/dossiers/${dossier.id}/scenarios`, { label: 'x', set })).status, 422);
});

test('a scenario made here gives the figures of the same scenario in the dossier', async () => {
  const files = filesOf('twee-gemeenten');
  const { head } = (await server.ask('POST', '/dossiers', { files })).body;
  const scenario = (await server.ask('POST', `/dossiers/${head.id}/scenarios`,
    { label: 'Half', set: { 'agreement.bw.solidarity.own_share': 0.5 } })).body;
  const results = async (asked) => {
    const job = await finished('run', { dossier: head.id, scenario: asked });
    return (await server.ask('GET', `/runs/${job.run}/results`)).body.results;
  };
  const made = await results(scenario.id);
  assert.deepEqual(made, await results('half_eigen_deel'));
  assert.notDeepEqual(made, await results(null));
});

test('a run can be followed, shown, unfolded, compared and taken away', async () => {
  const job = await finished('run', { dossier: dossier.id, replications: 20 });
  assert.equal(job.state, 'done');
  const run = (await server.ask('GET', `/runs/${job.run}`)).body;
  assert.equal(run.dossier_id, dossier.id);
  assert.equal(run.municipalities.length, 10);
  assert.notEqual(run.municipalities[0].name, run.municipalities[0].code);
  assert.deepEqual(run.schemes, [{ id: 'bw', name: 'Beschermd wonen' }]);
  const { results } = (await server.ask('GET', `/runs/${job.run}/results?item=result`)).body;
  const [{ year, municipality, scheme, amount_cents }] = results;
  const why = (await server.ask('GET', `/runs/${job.run}/why?municipality=${municipality}&year=${year}&scheme=${scheme}`)).body;
  assert.equal(why.blocks[0].rows.at(-1).amount_cents, amount_cents);
  assert.ok(why.reasons.every(({ sentence }) => sentence.nl));
  assert.ok(why.blocks.every(({ rows }) => rows.slice(0, -1).every((row) => row.scheme === 'Beschermd wonen')));
  const page = (await server.ask('GET', `/runs/${job.run}/why?municipality=${municipality}&year=${year}&from=1&limit=2`)).body;
  assert.equal(page.blocks[1].rows.length, 2);
  assert.deepEqual(page.reasons.length, 2);
  const allYears = (await server.ask('GET', `/runs/${job.run}/why?municipality=${municipality}&scheme=${scheme}`)).body;
  const sum = results.filter((one) => one.municipality === municipality && one.scheme === scheme)
    .reduce((all, one) => all + one.amount_cents, 0);
  assert.equal(allYears.blocks[0].rows.at(-1).amount_cents, sum);
  assert.match(allYears.title.nl, /over alle jaren/);
  const flow = (await server.ask('GET', `/runs/${job.run}/flow?year=${year}`)).body;
  assert.ok(flow.blocks.some(({ type, links }) => type === 'flow_chart' && links.length > 0));
  const again = await finished('run', { dossier: dossier.id, replications: 20 });
  const changes = (await server.ask('GET', `/runs/${again.run}/changes?since=${job.run}`)).body;
  assert.ok(changes.blocks.some(({ text }) => text?.en === 'All figures are equal.'));
  for (const [format, start] of [['csv', 'year,'], ['xlsx', 'PK'], ['html', '<!']])
    assert.ok((await server.ask('GET', `/runs/${job.run}/report?format=${format}`)).body.startsWith(start), format);
  assert.equal((await server.ask('GET', `/runs/${job.run}/why?municipality=Nergens&year=${year}`)).status, 422);
  assert.equal((await server.ask('GET', '/runs/999/report')).status, 404);
});

test('a long study stops when it is cancelled, and tells how far it is', async () => {
  const { head } = (await server.ask('POST', '/dossiers', { files: filesOf('zorgregio') })).body;
  const job = (await server.ask('POST', '/jobs', { kind: 'study', arguments: { dossier: head.id, replications: 100000 } })).body;
  const events = follow(server, job.id);
  let now;
  do {
    await new Promise((next) => setTimeout(next, 100));
    now = (await server.ask('GET', `/jobs/${job.id}`)).body;
  } while (now.state === 'queued' || now.done === 0);
  assert.ok(now.all > now.done);
  const asked = Date.now();
  assert.equal((await server.ask('DELETE', `/jobs/${job.id}`)).status, 204);
  assert.equal((await events).at(-1).state, 'cancelled');
  const next = await finished('run', { dossier: dossier.id });
  assert.equal(next.state, 'done');
  assert.ok(Date.now() - asked < 10_000, 'the thread was free again');
  assert.equal((await server.ask('GET', `/jobs/${job.id}/report`)).status, 404);
});

test('payment forms and incentives are jobs with a report', async () => {
  const { head, overview } = (await server.ask('POST', '/dossiers', { files: filesOf('groeimodel') })).body;
  const scenario = overview.named_scenarios[0].id;
  const compared = await finished('contracts_compare', { dossier: head.id, scenarios: [scenario], replications: 2 });
  assert.equal(compared.state, 'done', JSON.stringify(compared.problems));
  const report = (await server.ask('GET', `/jobs/${compared.id}/report`)).body;
  assert.equal(report.format, 'houvast-report');
  const pushed = await finished('incentives', { dossier: head.id });
  assert.equal(pushed.has_report, true);
});

test('a job that cannot be done says why at the field', async () => {
  const cases = [[{ kind: 'nothing', arguments: {} }, 'kind'], [{ kind: 'run', arguments: {} }, 'dossier'],
    [{ kind: 'run', arguments: { dossier: dossier.id, replications: -1 } }, 'replications'],
    [{ kind: 'run', arguments: { dossier: dossier.id, colour: 'red' } }, 'colour']];
  for (const [body, field] of cases) {
    const answer = await server.ask('POST', '/jobs', body);
    assert.equal(answer.status, 422, JSON.stringify(body));
    assert.ok(answer.body.problems.some(({ place }) => place.field.endsWith(field)), JSON.stringify(answer.body));
  }
});
