// SPDX-License-Identifier: EUPL-1.2
// A real PostgreSQL of the test's own: in a temporary folder, on a socket in that folder, as a user
// without rights when the test itself is root.
import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** The folder with initdb, postgres and psql: of the PATH, else of Debian; undefined when there is none. */
function programs() {
  const debian = '/usr/lib/postgresql';
  const folders = (process.env.PATH ?? '').split(delimiter);
  if (existsSync(debian)) folders.push(...readdirSync(debian).map((version) => join(debian, version, 'bin')));
  return folders.find((folder) => ['initdb', 'postgres', 'psql'].every((name) => existsSync(join(folder, name))));
}

export const skip = programs() ? false : 'there is no PostgreSQL here';

/** [user, group] that PostgreSQL can run as; undefined when we are nobody special ourselves. */
function unprivileged() {
  if (process.getuid() !== 0) return undefined;
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':'));
  const [, , user, group] = lines.find(([name]) => name === 'postgres') ?? lines.find(([name]) => name === 'nobody');
  return [Number(user), Number(group)];
}

export class Postgresql {
  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), 'houvast-pg-'));
    const user = unprivileged();
    if (user) chownSync(this.folder, ...user);
    // A test that is killed takes its server with it.
    this.as = ['--pdeathsig', 'QUIT', ...(user ? [`--reuid=${user[0]}`, `--regid=${user[1]}`, '--clear-groups'] : []), '--'];
    this.data = join(this.folder, 'data');
    this.made = 0;
    const done = spawnSync('setpriv', [...this.as, join(programs(), 'initdb'), '-D', this.data, '-U', 'houvast', '--auth=trust',
      '--no-sync', '--encoding=UTF8', '--locale=C'], { cwd: this.folder });
    if (done.status !== 0) throw new Error(`initdb: ${done.stderr}`);
  }

  static async begin() {
    const server = new Postgresql();
    await server.start();
    return server;
  }

  /** Returns when it answers. */
  async start() {
    for (let tries = 0; tries < 400; ++tries) {
      // The processes of one that was killed are not gone at once, and it ends because of them.
      if (!this.isRunning) this.begin();
      if (this.runs('SELECT 1')) return;
      await new Promise((next) => setTimeout(next, 50));
    }
    throw new Error(`PostgreSQL does not start: ${readFileSync(join(this.folder, 'log'), 'utf8')}`);
  }

  begin() {
    const log = openSync(join(this.folder, 'log'), 'a');
    this.child = spawn('setpriv', [...this.as, join(programs(), 'postgres'), '-D', this.data, '-k', this.folder,
      '-c', 'listen_addresses=', '-c', 'max_connections=60'], { cwd: this.folder, stdio: ['ignore', log, log] });
    this.isRunning = true;
    this.over = new Promise((done) => this.child.on('exit', () => { this.isRunning = false; done(); }));
  }

  /** SIGQUIT: at once, without saying goodbye to who is connected. SIGKILL: as with the power off. */
  async stop(signal = 'SIGQUIT') {
    this.child?.kill(signal);
    await this.over;
  }

  ask(statement) {
    const words = ['-X', '-q', '-A', '-t', '-h', this.folder, '-U', 'houvast', '-d', 'postgres', '-c', statement];
    return spawnSync(join(programs(), 'psql'), words, { cwd: this.folder, encoding: 'utf8' });
  }

  runs(statement) {
    return this.ask(statement).status === 0;
  }

  /** The one value of a query. */
  value(statement) {
    return this.ask(statement).stdout.trim();
  }

  /** The address of a database that has nothing in it. */
  makeDatabase() {
    const name = `test_${++this.made}`;
    if (!this.runs(`CREATE DATABASE ${name}`)) throw new Error(`no database ${name}`);
    return `postgresql://houvast@/${name}?host=${this.folder}`;
  }

  async remove() {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
