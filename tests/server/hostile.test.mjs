// SPDX-License-Identifier: EUPL-1.2
// What must not get in, on a real server: SQL and paths in every field of every route, JSON without
// a bottom, requests hidden in requests.
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, test } from 'node:test';
import { makeBase, rightRequests } from './right_requests.mjs';
import { newFolder, startServer } from './support.mjs';

const folder = newFolder();
const nasty = ["x' OR '1'='1", "'); DROP TABLE dossier; --", '../../../../etc/passwd', '\u0000<script>"\r\nSet-Cookie: a=b'];
let server;
let base;
let right;
let document;

before(async () => {
  server = await startServer(`${folder.path}/houvast.db`);
  base = await makeBase(server.ask);
  right = rightRequests(server.ask, base);
  document = (await server.ask('GET', '/openapi.json')).body;
});

after(async () => {
  await server.stop();
  folder.remove();
});

/** The routes that a test can ask again and again, with the method apart. */
const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => {
      const operation = `${method.toUpperCase()} ${path.replace('/api/v1', '')}`;
      return { method: method.toUpperCase(), path: path.replace('/api/v1', ''), operation, described, right: right[operation] };
    })).filter((one) => one.right && !one.operation.endsWith('/events'));

/** The value with one text in it changed, for every text that is in it. */
function* changed(value, text) {
  if (typeof value === 'string') yield text;
  else if (value && typeof value === 'object')
    for (const key of Object.keys(value))
      for (const other of changed(value[key], text))
        yield Array.isArray(value) ? value.with(Number(key), other) : { ...value, [key]: other };
}

async function isRefusedOrHarmless(method, path, body, operation) {
  const answer = await server.ask(method, path, body);
  const what = `${operation} ${path} ${JSON.stringify(body)?.slice(0, 200)}: ${answer.status} ${JSON.stringify(answer.body)?.slice(0, 300)}`;
  assert.ok(answer.status < 500, what);
  assert.equal(answer.headers.get('set-cookie'), null, what);
  if (answer.status >= 400) assert.ok(answer.body.problems[0].code, what);
  assert.doesNotMatch(JSON.stringify(answer.body) ?? '', /root:x:0|SQL|sqlite|syntax error|soci/i, what);
}

test('no text in a path or a query gets further than its field', async () => {
  for (const { method, path, operation, described } of operations()) {
    if (method !== 'GET') continue;
    for (const text of nasty.map((one) => encodeURIComponent(one))) {
      for (const [place] of path.matchAll(/\{\w+\}/g))
        await isRefusedOrHarmless(method, path.replace(place, text).replaceAll(/\{\w+\}/g, '1'), undefined, operation);
      const [where] = await right[operation]();
      const [bare, own = ''] = where.split('?');
      for (const { name } of (described.parameters ?? []).filter((one) => one.in === 'query')) {
        const query = new URLSearchParams(own);
        query.delete(name);
        await isRefusedOrHarmless(method, `${bare}?${query}&${name}=${text}`, undefined, operation);
      }
    }
  }
});

test('no text in a body gets further than its field', async () => {
  for (const { method, operation } of operations()) {
    if (method === 'GET' || method === 'DELETE') continue;
    const [where, body] = await right[operation]();
    for (const text of nasty)
      for (const hostile of changed(body ?? {}, text)) await isRefusedOrHarmless(method, where, hostile, operation);
  }
});

test('after that everything is still there', async () => {
  const { body } = await server.ask('GET', `/dossiers/${base.dossier}`);
  assert.equal(body.head.id, base.dossier);
  assert.equal((await server.ask('GET', `/runs/${base.run}/results`)).status, 200);
});

test('JSON without a bottom does no harm, wherever it stands', async () => {
  const deep = 200_000;
  const wells = ['['.repeat(deep) + ']'.repeat(deep), '{"a":'.repeat(deep) + '1' + '}'.repeat(deep), '['.repeat(deep)];
  for (const { method, operation } of operations()) {
    if (method === 'GET' || method === 'DELETE') continue;
    const [where, body] = await right[operation]();
    for (const well of wells) {
      const fields = Object.keys(body ?? {}).map((key) => JSON.stringify({ ...body, [key]: '@' }).replace('"@"', well));
      for (const text of [well, ...fields]) {
        const { status } = await server.ask(method, where, text);
        assert.ok(status < 500, `${operation}: ${status} ${text.slice(0, 60)}`);
      }
    }
  }
});

/** Sends bytes as they are; gives everything that comes back. */
const raw = (bytes) =>
  new Promise((heard) => {
    const { port } = new URL(server.origin);
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(bytes));
    let answer = '';
    socket.on('data', (data) => { answer += data; });
    socket.on('close', () => heard(answer));
    socket.on('error', () => heard(answer));
    setTimeout(() => socket.destroy(), 1500);
  });

test('no request can be hidden in another', async () => {
  const hidden = 'GET /api/v1/dossiers HTTP/1.1\r\nHost: localhost\r\n\r\n';
  const heads = [`Content-Length: 4\r\nTransfer-Encoding: chunked`, `Transfer-Encoding: chunked\r\nContent-Length: ${hidden.length + 5}`,
    'Content-Length: 0\r\nContent-Length: 5', 'Transfer-Encoding: xchunked', 'Transfer-Encoding : chunked', 'Transfer-Encoding: identity, chunked, x',
    'Content-Length: +0', 'Content-Length: 0x0', 'Content-Length: 0, 5', 'X: a\r\n Content-Length: 0', 'Content-Length\t: 0', 'Content-Length: 99999999999999999999'];
  for (const head of heads) {
    const answer = await raw(`POST /api/v1/jobs HTTP/1.1\r\nHost: localhost\r\nX-Houvast-CSRF: ${server.csrf}\r\n${head}\r\n\r\n0\r\n\r\n${hidden}`);
    assert.doesNotMatch(answer, /^HTTP\/1\.1 [25]/m, `${head}: ${answer.slice(0, 300)}`);
    assert.ok(answer.split('HTTP/1.1 ').length <= 3, head);
    assert.doesNotMatch(answer, /"dossiers"/, head);
  }
});

test('files beside the pages are out of reach', async () => {
  for (const path of ['/../houvast.db', '/assets/../../houvast.db', '/%2e%2e/%2e%2e/etc/passwd', '/..%5c..%5cetc%5cpasswd', '/assets/%00', '/./././etc/passwd', '//etc/passwd', '/etc/passwd']) {
    const answer = await raw(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    assert.match(answer, /^HTTP\/1\.1 (200|400|404)/, path);
    assert.doesNotMatch(answer, /root:x:0|SQLite format/, path);
    if (answer.startsWith('HTTP/1.1 200')) assert.match(answer, /<!doctype html>/i, path); // The app deals with the address.
  }
});
