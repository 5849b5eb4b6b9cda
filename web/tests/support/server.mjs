// SPDX-License-Identifier: EUPL-1.2
// The real server, on a free port, with a store of its own in a temporary folder.
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const project = join(dirname(fileURLToPath(import.meta.url)), '../../..');
export const program = process.env.HOUVAST ?? join(project, 'build/release/app/cli/houvast');

/** All files of an example as the API takes them. */
export async function filesOf(example) {
  const folder = join(project, 'examples', example);
  const entries = await readdir(folder, { recursive: false, withFileTypes: true });
  const files = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      for (const name of await readdir(path)) files.push(join(path, name));
    } else if (!entry.name.endsWith('.md')) {
      files.push(path);
    }
  }
  return Promise.all(
    files.sort().map(async (path) => ({ name: relative(folder, path), base64: (await readFile(path)).toString('base64') })),
  );
}

export class Server {
  /** Starts, waits until it is ready. options: more words for `houvast serve`; port: a fixed one;
      store: another than a file of its own. */
  static async start({ options = [], port = 0, folder, store } = {}) {
    const server = new Server();
    server.ownsFolder = folder === undefined;
    server.folder = folder ?? (await mkdtemp(join(tmpdir(), 'houvast-web-')));
    server.store = store ?? join(server.folder, 'store.db');
    server.options = options;
    await server.open(port);
    return server;
  }

  async open(port) {
    const words = ['serve', '--port', String(port), '--store', this.store, '--requests-per-second', '0', '--lang', 'en', ...this.options];
    this.child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'] });
    this.said = '';
    const ready = new Promise((good, bad) => {
      const listen = (text) => {
        this.said += text;
        const at = /http:\/\/[^ ]+:(\d+)/.exec(this.said);
        if (at) good(Number(at[1]));
      };
      this.child.stdout.on('data', listen);
      this.child.stderr.on('data', listen);
      this.child.on('exit', (code) => bad(new Error(`the server stopped (${code}): ${this.said}`)));
    });
    this.port = await ready;
    this.address = `http://localhost:${this.port}`;
  }

  /** Ends the server and keeps its store; open(port) starts it again. */
  async close() {
    const ended = new Promise((done) => this.child.once('exit', done));
    this.child.kill('SIGTERM');
    await ended;
  }

  async stop() {
    if (this.child.exitCode === null && this.child.signalCode === null) await this.close();
    if (this.ownsFolder) await rm(this.folder, { recursive: true, force: true });
  }

  /** Speaks with the API as the one user of this machine. */
  async api(method, path, body) {
    if (!this.csrf) {
      const session = await (await fetch(`${this.address}/api/v1/session`)).json();
      this.csrf = session.csrf;
    }
    const answer = await fetch(`${this.address}/api/v1${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', 'X-Houvast-CSRF': this.csrf },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 500)}`);
    return text ? JSON.parse(text) : undefined;
  }

  /** Uploads an example; gives its id. */
  async upload(example) {
    const made = await this.api('POST', '/dossiers', { name: example, files: await filesOf(example) });
    return made.head.id;
  }

  /** Runs a dossier as a job and waits; gives the id of the run. */
  async run(dossier, more = {}) {
    const job = await this.api('POST', '/jobs', { kind: 'run', arguments: { dossier, ...more } });
    for (let tries = 0; tries < 300; ++tries) {
      const now = await this.api('GET', `/jobs/${job.id}`);
      if (now.state === 'done') return now.run;
      if (!['queued', 'running'].includes(now.state)) throw new Error(`the run ended as ${JSON.stringify(now)}`);
      await new Promise((later) => setTimeout(later, 100));
    }
    throw new Error('the run took too long');
  }
}
