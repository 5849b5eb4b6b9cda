// SPDX-License-Identifier: EUPL-1.2
// What docs/server/api.md shows is run as it stands there, on a server as it says.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { newFolder, project, startServer } from './support.mjs';

const document = readFileSync(join(project, 'docs/server/api.md'), 'utf8');
const blocks = [...document.matchAll(/^```\n(.*?)^```$/gms)].map(([, block]) => block);

test('the commands of the document do what it says', async () => {
  assert.equal(blocks.length, 1);
  const folder = newFolder();
  const server = await startServer(`${folder.path}/houvast.db`, [resolve(project, 'examples/voorbeeldregio')]);
  try {
    const commands = blocks[0].replace('http://localhost:8080', server.origin);
    assert.notEqual(commands, blocks[0]);
    const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', commands], { cwd: folder.path, maxBuffer: 2 ** 26 });
    assert.match(stdout, /"id": 1,\s+"name": "[^"]+"/);
    assert.match(stdout, /data: \{.*"state":"done"/);
    assert.match(stdout, /"amount_cents": -?\d+/);
    assert.match(stdout, /"format": "houvast-report"/);
    assert.doesNotMatch(stdout, /"problems": \[\s*\{/);
    const starts = (name) => readFileSync(join(folder.path, name)).subarray(0, 4).toString();
    assert.equal(starts('run.xlsx').slice(0, 2), 'PK');
    assert.equal(starts('raad.pdf'), '%PDF');
  } finally {
    await server.stop();
    folder.remove();
  }
});
