// SPDX-License-Identifier: EUPL-1.2
// A real server with people, and browsers that keep their cookie.
import { spawn } from 'node:child_process';
import { newStore } from './support.mjs';

const cli = process.env.HOUVAST_CLI;
export const skip = cli ? false : 'HOUVAST_CLI does not name the command';

export const password = 'drie fietsen op zolder';

/** Starts `houvast serve`; `stop()` ends it and takes its store away. `store`: that of an earlier one. */
export async function startServer({ options = ['--multi-user'], store, environment = {} } = {}) {
  const own = store ?? await newStore();
  const child = spawn(
    cli,
    ['serve', '--lang', 'en', '--port', '0', '--store', own.where,
      '--requests-per-second', '0', ...options],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...environment } });
  const server = { store: own, child, output: '', log: '' };
  const ready = new Promise((resolve, reject) => {
    const look = () => {
      const address = /ready at http:\/\/[^: ]+:(\d+)/.exec(server.log);
      if (address) resolve(Number(address[1]));
    };
    child.stdout.on('data', (data) => { server.output += data; });
    child.stderr.on('data', (data) => { server.log += data; look(); });
    child.on('exit', (code) => reject(new Error(`ended with ${code}: ${server.output}${server.log}`)));
  });
  try {
    server.port = await ready;
  } catch (failure) {
    if (!store) await own.remove();
    throw failure;
  }
  server.base = `http://127.0.0.1:${server.port}`;
  if (!store && options.includes('--multi-user'))
    while (!server.output.includes('\n')) await new Promise((resolve) => setTimeout(resolve, 20));
  server.oneTimePassword = /now: ([a-z0-9]{5}(?:-[a-z0-9]{5}){3})/.exec(server.output)?.[1];
  server.stop = async (keepStore = false) => {
    const ended = new Promise((resolve) => child.on('exit', resolve));
    child.kill('SIGTERM');
    await ended;
    if (!keepStore) await own.remove();
  };
  return server;
}

/** Somebody with a cookie jar of one cookie. */
export class Browser {
  constructor(base) {
    this.base = base;
    this.cookie = '';
    this.csrf = '';
  }

  async send(method, path, body, headers = {}) {
    const response = await fetch(this.base + path, {
      method,
      redirect: 'manual',
      signal: AbortSignal.timeout(120_000),
      headers: {
        ...(this.cookie && { Cookie: this.cookie }),
        ...(this.csrf && { 'X-Houvast-CSRF': this.csrf }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
    });
    for (const cookie of response.headers.getSetCookie())
      if (cookie.startsWith('houvast_session=')) {
        this.setCookie = cookie;
        this.cookie = cookie.split(';')[0];
      }
    const text = method === 'HEAD' ? '' : await response.text();
    let json;
    try { json = JSON.parse(text); } catch { /* not every answer is JSON */ }
    return { status: response.status, headers: response.headers, text, json,
      code: json?.problems?.[0]?.code };
  }

  async look() {
    const { json } = await this.send('GET', '/api/v1/session');
    this.csrf = json.csrf ?? '';
    return json;
  }

  async logIn(name, word = password) {
    const answer = await this.send('POST', '/api/v1/session', { name, password: word });
    if (answer.status === 204) await this.look();
    return answer;
  }

  /** The first login, with a password for one time. */
  async begin(name, oneTime) {
    const answer = await this.logIn(name, oneTime);
    if (answer.status !== 204) throw new Error(`${name}: ${answer.text}`);
    const changed = await this.send('POST', '/api/v1/session/password',
      { old_password: oneTime, new_password: password });
    if (changed.status !== 204) throw new Error(`${name}: ${changed.text}`);
    await this.look();
    return this;
  }
}

/** The administrator, logged in. */
export async function administratorOf(server) {
  return new Browser(server.base).begin('beheerder', server.oneTimePassword);
}

/** A new person, logged in. */
export async function addPerson(server, administrator, person) {
  const made = await administrator.send('POST', '/api/v1/people', person);
  if (made.status !== 201) throw new Error(made.text);
  return new Browser(server.base).begin(person.name, made.json.one_time_password);
}
