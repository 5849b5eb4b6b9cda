// SPDX-License-Identifier: EUPL-1.2
// The server or its database does not answer. The page stays as it is; we ask until somebody
// answers, and then what could not be read is read again (resource.svelte.ts).
let since = $state<number>();
let reason = $state<'server' | 'database'>('server');
let recoveries = $state(0);
let waits = 0;

async function ask(): Promise<void> {
  if (since === undefined) return;
  try {
    const answer = await fetch('/healthz', { cache: 'no-store' });
    const health = (await answer.json()) as { database?: string };
    if (answer.ok && health.database !== 'away') {
      since = undefined;
      recoveries += 1;
      return;
    }
    reason = 'database';
  } catch {
    reason = 'server';
  }
  waits += 1;
  // The sooner it is back, the sooner we know; a server that is long away is left in peace.
  window.setTimeout(() => void ask(), Math.min(1000 * 1.5 ** waits, 10_000));
}

export const away = {
  get is(): boolean {
    return since !== undefined;
  },
  get reason(): 'server' | 'database' {
    return reason;
  },
  /** Grows by one each time that all is well again. */
  get recoveries(): number {
    return recoveries;
  },
  tell(what: 'server' | 'database'): void {
    reason = what;
    if (since !== undefined) return;
    since = Date.now();
    waits = 0;
    window.setTimeout(() => void ask(), 500);
  },
  askNow(): void {
    waits = 0;
    void ask();
  },
};
