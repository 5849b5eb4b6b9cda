// SPDX-License-Identifier: EUPL-1.2
// Where the reader is: a path and a query. What a page shows is in its address, so that a link
// shows somebody else the same.
const shared = ['dossier', 'run', 'scenario']; // go along from page to page

type Query = Record<string, string>;

function read(): { path: string; query: Query } {
  return {
    path: window.location.pathname.replace(/\/+$/, '') || '/',
    query: Object.fromEntries(new URLSearchParams(window.location.search)),
  };
}

let place = $state.raw(read());
window.addEventListener('popstate', () => {
  place = read();
});

/** Null takes a key away. */
export type Changes = Record<string, string | number | null>;

function changed(query: Query, changes: Changes): Query {
  const next = { ...query };
  for (const [key, value] of Object.entries(changes)) {
    if (value === null || value === '') delete next[key];
    else next[key] = String(value);
  }
  return next;
}

function written(path: string, query: Query): string {
  const text = new URLSearchParams(query).toString();
  return text ? `${path}?${text}` : path;
}

export const address = {
  get path(): string {
    return place.path;
  },
  get query(): Query {
    return place.query;
  },
  /** A key of the query as a number; undefined when it is none. */
  number(key: string): number | undefined {
    const text = place.query[key];
    return text !== undefined && /^-?\d+$/.test(text) ? Number(text) : undefined;
  },
};

/** The address of another page, with the dossier, run and scenario of this one. */
export function link(path: string, changes: Changes = {}): string {
  const along = Object.entries(place.query).filter(([key]) => shared.includes(key));
  return written(path, changed(Object.fromEntries(along), changes));
}

/** To another page (or an address that link() made). */
export function go(to: string): void {
  window.history.pushState(null, '', to);
  place = read();
}

/**
 * Other words in the query of this page. A slider replaces, so that Back leaves the page and does
 * not walk through every position.
 */
export function setQuery(changes: Changes, how: 'push' | 'replace' = 'push'): void {
  const to = written(place.path, changed(place.query, changes));
  if (to === written(place.path, place.query)) return;
  if (how === 'push') window.history.pushState(null, '', to);
  else window.history.replaceState(null, '', to);
  place = read();
}

/** Links within the app do not load the page anew. */
export function followLinks(): void {
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const anchor = (event.target as Element).closest?.('a');
    if (!anchor || anchor.target || anchor.hasAttribute('download')) return;
    const to = new URL(anchor.href, window.location.href);
    if (to.origin !== window.location.origin || to.pathname.startsWith('/api/')) return;
    if (to.hash && to.pathname === window.location.pathname) return;
    event.preventDefault();
    go(to.pathname + to.search);
  });
}
