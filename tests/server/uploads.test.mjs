// SPDX-License-Identifier: EUPL-1.2
// Files of the size that offices have, and larger ones than the server takes.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { encoded, filesOf, newFolder, startServer } from './support.mjs';

const folder = newFolder();
const mebibyte = 1 << 20;
let server;

before(async () => {
  server = await startServer(`${folder.path}/houvast.db`, ['--largest-upload', String(8 * mebibyte)]);
});

after(async () => {
  await server.stop();
  folder.remove();
});

/** The smallest dossier, with a remark of so many bytes below it. */
function filesWithARemark(bytes) {
  const files = filesOf('twee-gemeenten');
  const main = files.find(({ name }) => name === 'dossier.toml');
  const remark = Buffer.from(`\n${'# remark\n'.repeat(Math.ceil(bytes / 9))}`);
  main.base64 = encoded(Buffer.concat([Buffer.from(main.base64, 'base64'), remark]));
  return files;
}

test('a dossier of several megabytes is taken, and comes back whole', async () => {
  const files = filesWithARemark(4 * mebibyte);
  const made = await server.ask('POST', '/dossiers', { name: 'groot', files });
  assert.equal(made.status, 201, JSON.stringify(made.body).slice(0, 500));
  const main = files.find(({ name }) => name === 'dossier.toml');
  const back = await fetch(`${server.origin}/api/v1/dossiers/${made.body.head.id}/files/dossier.toml`);
  assert.ok(Buffer.from(await back.arrayBuffer()).equals(Buffer.from(main.base64, 'base64')));
});

test('several of them at the same time wait for each other', async () => {
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, i) =>
      server.ask('POST', '/dossiers/check', { name: `${i}`, files: filesWithARemark(2 * mebibyte) })));
  assert.deepEqual(answers.map(({ status }) => status), Array(8).fill(200));
});

test('one that is too large is refused in words, and the server goes on', async () => {
  const refused = await server.ask('POST', '/dossiers', { files: filesWithARemark(8 * mebibyte) });
  assert.equal(refused.status, 413);
  assert.equal(refused.body.problems[0].code, 'server/too-large');
  assert.equal((await server.ask('GET', '/dossiers')).status, 200);
});
