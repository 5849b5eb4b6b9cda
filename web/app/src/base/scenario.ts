// SPDX-License-Identifier: EUPL-1.2
// A scenario as the API has it, and how two people's changes to one are laid side by side.
import type { Text } from './language.svelte';

export type Value = string | number | boolean | Value[] | { [key: string]: Value };

export interface Changes {
  base: string | null;
  set: Record<string, Value>;
  remove: string[];
}

export interface Scenario extends Changes {
  id: number;
  dossier: number;
  version: number;
  label: Text;
  made: { by: string; at: string };
  changed: { by: string; at: string };
}

/** One value of the dossier that a scenario can change (GET dossiers/{id}/parameters). */
export interface Parameter {
  path: string;
  value: string;
  kind: 'number' | 'text' | 'truth' | 'choice';
  choices: string[];
  meaning: Text;
  owner: string;
}

export type Draft = Changes & { label: Text };

/** Something that differs between what I have, what they saved, and what both began with. */
export interface Difference {
  path: string;
  before?: Value;
  mine?: Value;
  theirs?: Value;
  /** Both changed it, to something else. */
  isContested: boolean;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Name, base, removals and values alike, by path. */
function flat(draft: Draft): Map<string, Value> {
  const all = new Map<string, Value>([['label.nl', draft.label.nl], ['label.en', draft.label.en]]);
  if (draft.base) all.set('base', draft.base);
  for (const path of draft.remove) all.set(`remove.${path}`, true);
  for (const [path, value] of Object.entries(draft.set)) all.set(path, value);
  return all;
}

function unflat(all: Map<string, Value>): Draft {
  const draft: Draft = { label: { nl: '', en: '' }, base: null, set: {}, remove: [] };
  for (const [path, value] of all) {
    if (path === 'label.nl') draft.label.nl = String(value);
    else if (path === 'label.en') draft.label.en = String(value);
    else if (path === 'base') draft.base = String(value);
    else if (path.startsWith('remove.')) draft.remove.push(path.slice('remove.'.length));
    else draft.set[path] = value;
  }
  return draft;
}

export function differences(before: Draft, mine: Draft, theirs: Draft): Difference[] {
  const [was, my, their] = [flat(before), flat(mine), flat(theirs)];
  const found: Difference[] = [];
  for (const path of new Set([...was.keys(), ...my.keys(), ...their.keys()])) {
    const [a, b, c] = [was.get(path), my.get(path), their.get(path)];
    if (same(a, b) && same(a, c)) continue;
    found.push({ path, before: a, mine: b, theirs: c, isContested: !same(a, b) && !same(a, c) && !same(b, c) });
  }
  return found;
}

/** What either changed; where both did, what was chosen ('mine' when nothing was). */
export function merge(before: Draft, mine: Draft, theirs: Draft, chosen: Record<string, 'mine' | 'theirs'>): Draft {
  const all = flat(theirs);
  const [was, my] = [flat(before), flat(mine)];
  for (const path of new Set([...was.keys(), ...my.keys()])) {
    if (same(was.get(path), my.get(path)) || chosen[path] === 'theirs') continue;
    const value = my.get(path);
    if (value === undefined) all.delete(path);
    else all.set(path, value);
  }
  return unflat(all);
}

/** "0.25", "ja", "{ 2026 = 160 }": for people. */
export function shownValue(value: Value | undefined): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.map(shownValue).join(', ');
  if (typeof value === 'object') return Object.entries(value).map(([key, one]) => `${key}: ${shownValue(one)}`).join(', ');
  return String(value);
}

/** What was typed, as the dossier takes it: a whole number or a truth bare, the rest as text. */
export function typedValue(text: string, parameter: Parameter | undefined): Value {
  if (parameter?.kind === 'truth') return text === 'true';
  const point = text.trim().replace(',', '.');
  if (parameter?.kind === 'number' && /^-?\d+$/.test(point) && Number.isSafeInteger(Number(point))) return Number(point);
  return parameter?.kind === 'number' ? point : text;
}
