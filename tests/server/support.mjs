// SPDX-License-Identifier: EUPL-1.2
// A real server on a free port with a store of its own, and a way to speak to it.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { Postgresql } from './postgresql.mjs';

const houvast = process.env.HOUVAST ?? 'build/release/app/cli/houvast';
export const project = process.env.HOUVAST_PROJECT ?? '.';

export function newFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'houvast-api-'));
  return { path: folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Where a server keeps everything: a file, or a PostgreSQL when HOUVAST_STORE says so. */
export async function newStore() {
  if (process.env.HOUVAST_STORE === 'postgresql') {
    const database = await Postgresql.begin();
    return { where: database.makeDatabase(), remove: () => database.remove() };
  }
  const folder = newFolder();
  return { where: `${folder.path}/houvast.db`, remove: async () => folder.remove() };
}

/** Starts the server; `store` may be of an earlier one. */
export async function startServer(store, words = []) {
  const child = spawn(houvast, ['serve', '--port', '0', '--store', store, '--requests-per-second', '0', ...words]);
  let said = '';
  const port = await new Promise((found, failed) => {
    child.stderr.on('data', (bytes) => {
      said += bytes;
      const ready = /"event":"started","port":(\d+)/.exec(said);
      if (ready) found(Number(ready[1]));
    });
    child.on('exit', () => failed(new Error(`the server stopped: ${said}`)));
  });
  // A test that fails leaves nothing behind.
  process.on('exit', () => child.kill('SIGKILL'));
  const over = new Promise((done) => child.on('exit', done));
  const origin = `http://127.0.0.1:${port}`;
  const { csrf } = await (await fetch(`${origin}/api/v1/session`)).json();
  const ask = async (method, path, body, headers = {}) => {
    const answer = await fetch(`${origin}/api/v1${path}`, {
      method,
      headers: { 'X-Houvast-CSRF': csrf, 'Content-Type': 'application/json', ...headers },
      body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await answer.text();
    const isJson = (answer.headers.get('content-type') ?? '').includes('json') && text !== '';
    return { status: answer.status, body: isJson ? JSON.parse(text) : text, headers: answer.headers };
  };
  return {
    origin,
    csrf,
    ask,
    stop: async () => { child.kill('SIGTERM'); await over; },
    kill: async () => { child.kill('SIGKILL'); await over; },
  };
}

export const encoded = (bytes) => Buffer.from(bytes).toString('base64');

/** A dossier of the project as the API takes it. */
export function filesOf(example) {
  const root = join(project, 'examples', example);
  const files = [];
  const walk = (folder) => {
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) walk(path);
      else if (/\.(toml|csv)$/.test(name))
        files.push({ name: relative(root, path), base64: encoded(readFileSync(path)) });
    }
  };
  walk(root);
  return files;
}

/** Waits until a job is over, by its events, and gives every event. */
export async function follow(server, id) {
  const answer = await fetch(`${server.origin}/api/v1/jobs/${id}/events`);
  const events = [];
  for (const line of (await answer.text()).split('\n'))
    if (line.startsWith('data: ')) events.push(JSON.parse(line.slice(6)));
  return events;
}
