// SPDX-License-Identifier: EUPL-1.2
// What this browser remembers of how its user likes to look; nothing of figures.
export type Kept = 'language' | 'theme';

export function kept(key: Kept): string | null {
  try {
    return localStorage.getItem(`houvast.${key}`);
  } catch {
    return null; // a browser that keeps nothing
  }
}

export function keep(key: Kept, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`houvast.${key}`);
    else localStorage.setItem(`houvast.${key}`, value);
  } catch {
    // The choice then lasts as long as the page.
  }
}
