// SPDX-License-Identifier: EUPL-1.2
// How the app speaks with the server. Paths are below /api/v1: get<Run[]>('/runs').
import { address, go } from './address.svelte';
import { away } from './away.svelte';
import { type Problem, Refused } from './problem';
import { session, type SessionAnswer } from './session.svelte';

export type Query = Record<string, string | number | boolean | undefined | null>;

/** "/runs/3/why" and {year: 2027} as an address of the API; what is not filled in stays out. */
export function apiPath(path: string, query: Query = {}): string {
  const filled = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '');
  const text = new URLSearchParams(filled.map(([key, value]) => [key, String(value)])).toString();
  return `/api/v1${path}${text ? `?${text}` : ''}`;
}

async function problemsOf(response: Response): Promise<{ problems: Problem[]; current?: unknown }> {
  try {
    const body = (await response.json()) as { problems?: Problem[]; current?: unknown };
    return { problems: body.problems ?? [], current: body.current };
  } catch {
    return { problems: [] }; // a proxy answered
  }
}

export interface Asked {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** The login page itself shows what is wrong with a login. */
  staysHere?: boolean;
}

/** The answer, or an exception Refused. What must be told to the user alike everywhere is told here. */
export async function ask(path: string, asked: Asked = {}): Promise<Response> {
  const { method = 'GET', body, headers = {}, signal, staysHere } = asked;
  const sent: Record<string, string> = { Accept: 'application/json', ...headers };
  if (body !== undefined) sent['Content-Type'] = 'application/json';
  if (method !== 'GET') sent['X-Houvast-CSRF'] = session.csrf;
  let response: Response;
  try {
    response = await fetch(path.startsWith('/api/') ? path : apiPath(path), {
      method,
      headers: sent,
      body: body === undefined ? undefined : JSON.stringify(body),
      signal,
      credentials: 'same-origin',
    });
  } catch (problem) {
    if (signal?.aborted) throw problem;
    away.tell('server');
    throw new Refused(0, []);
  }
  if (response.ok) return response;
  const { problems, current } = await problemsOf(response);
  if (response.status === 503 || response.status === 502 || response.status === 504) {
    away.tell(response.status === 503 ? 'database' : 'server');
  }
  if (response.status === 401 && !staysHere) logIn();
  throw new Refused(response.status, problems, current);
}

/** To the page where one logs in, and back here after that. */
export function logIn(): void {
  session.end();
  if (address.path === '/inloggen') return;
  const here = window.location.pathname + window.location.search;
  go(`/inloggen?${new URLSearchParams({ naar: here }).toString()}`);
}

const json = async <T>(response: Response): Promise<T> =>
  (response.status === 204 ? undefined : await response.json()) as T;

export const get = async <T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> =>
  json<T>(await ask(apiPath(path, query), { signal }));

export const post = async <T>(path: string, body?: unknown, asked: Asked = {}): Promise<T> =>
  json<T>(await ask(path, { method: 'POST', body, ...asked }));

export const put = async <T>(path: string, body?: unknown, asked: Asked = {}): Promise<T> =>
  json<T>(await ask(path, { method: 'PUT', body, ...asked }));

export const patch = async <T>(path: string, body?: unknown, asked: Asked = {}): Promise<T> =>
  json<T>(await ask(path, { method: 'PATCH', body, ...asked }));

export const remove = async <T = void>(path: string, asked: Asked = {}): Promise<T> =>
  json<T>(await ask(path, { method: 'DELETE', ...asked }));

/** Asks who is here; a new login brings a new token for changes. */
export async function refreshSession(): Promise<void> {
  session.set(await get<SessionAnswer>('/session'));
}
