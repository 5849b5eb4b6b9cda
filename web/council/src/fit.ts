// SPDX-License-Identifier: EUPL-1.2
// How a table fits on paper: upright in letters that can be read, else on its side, else cut into
// parts that each repeat the names of their rows.
import type { Table } from './data';
import type { Letters } from './letters';

export interface Part {
  columns: number[]; // which of the table's columns, in order
  widths: number[]; // points
}

export interface Fit {
  turned: boolean;
  size: number; // points
  parts: Part[];
}

export const inset = 4; // points at each side of a cell
export const upright = 595.28 - 2 * 59;
export const turned = 841.89 - 2 * 59;
const sizes = [9, 8.5, 8, 7.5];
const longestText = 24; // letters; a text longer than this may take more lines

interface Need {
  least: number; // for figures the whole of it, for texts the longest word
  most: number; // on one line
}

const words = (text: string) => text.split(/[\s\n]+/);

function needs(table: Table, letters: Letters): Need[] {
  return table.columns.map(({ label, left }, x) => {
    const head = Math.max(...words(label).map((word) => letters.width(word, 1, true)));
    let least = head;
    // A head above figures stands on two lines where there is room.
    let most = letters.width(label, 1, true) * (left || words(label).length < 2 ? 1 : 0.62);
    most = Math.max(most, head);
    table.rows.forEach((row, y) => {
      const text = row[x] ?? '';
      const bold = table.total && y === table.rows.length - 1;
      const whole = letters.width(text, 1, bold);
      most = Math.max(most, whole);
      const long = left && text.length > longestText;
      const mayBreak = long ? Math.max(...words(text).map((word) => letters.width(word, 1, bold))) : whole;
      least = Math.max(least, long ? Math.min(Math.max(mayBreak, 10), 22) : mayBreak);
    });
    return { least: left ? Math.min(least, 22) : least, most };
  });
}

/** A hair more than what was measured, since kerning may add. */
const room = (ems: number, size: number) => ems * size * 1.01 + 2 * inset;

/** Everybody what is needed; what is left goes to texts that would like more. */
function shareOut(all: Need[], size: number, width: number): number[] {
  const widths = all.map(({ least }) => room(least, size));
  let left = width - widths.reduce((sum, one) => sum + one, 0);
  for (const wish of all.map(({ most }, x) => ({ x, more: room(most, size) - (widths[x] ?? 0) }))
    .sort((a, b) => a.more - b.more || a.x - b.x)) {
    const given = Math.max(0, Math.min(wish.more, left));
    widths[wish.x] = (widths[wish.x] ?? 0) + given;
    left -= given;
  }
  return widths;
}

/** The columns that name a row: the texts at the left, two at most. */
export function names(table: Table): number {
  let count = 0;
  while (count < table.columns.length - 1 && count < 2 && table.columns[count]?.left) ++count;
  return count;
}

function cut(table: Table, all: Need[], size: number, width: number): Part[] {
  const leading = Array.from({ length: names(table) }, (_, x) => x);
  const need = (x: number) => room(all[x]?.least ?? 0, size);
  const start = leading.reduce((sum, x) => sum + need(x), 0);
  const parts: number[][] = [];
  let used = Infinity;
  for (let x = leading.length; x < table.columns.length; ++x) {
    if (used + need(x) > width) {
      parts.push([...leading]);
      used = start;
    }
    parts.at(-1)?.push(x);
    used += need(x);
  }
  return parts.map((columns) => ({
    columns,
    widths: shareOut(columns.map((x) => all[x] ?? { least: 1, most: 1 }), size, width),
  }));
}

export function fit(table: Table, letters: Letters): Fit {
  const all = needs(table, letters);
  const whole = table.columns.map((_, x) => x);
  for (const [width, isTurned] of [[upright, false], [turned, true]] as const) {
    for (const size of sizes) {
      if (all.reduce((sum, { least }) => sum + room(least, size), 0) > width) continue;
      return { turned: isTurned, size, parts: [{ columns: whole, widths: shareOut(all, size, width) }] };
    }
  }
  return { turned: true, size: 8, parts: cut(table, all, 8, turned) };
}
