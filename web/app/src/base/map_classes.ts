// SPDX-License-Identifier: EUPL-1.2
// Which of six colours a value gets: three below zero, three from zero on, so that the colour says
// whether it is a loss; each half is cut where it holds equally many.
export interface Classes {
  /** Where a class begins, from low to high; the first has no begin. */
  steps: { index: number; from: number | undefined; to: number | undefined }[];
}

/** Two values that cut a sorted list into three parts of about equal length, each once. */
function thirds(sorted: number[]): number[] {
  const at = (part: number) => sorted[Math.floor((sorted.length * part) / 3)];
  return [...new Set([at(1), at(2)].filter((value) => value !== undefined))];
}

export function classes(values: (number | null)[]): Classes {
  const known = values.filter((value): value is number => value !== null).sort((a, b) => a - b);
  const below = known.filter((value) => value < 0);
  const above = known.filter((value) => value >= 0);
  // A cut at the lowest value would leave a class without anybody.
  const lows = thirds(below).filter((value) => value > (below[0] ?? 0));
  const highs = thirds(above);
  const begins: { index: number; from: number | undefined }[] = [];
  if (below.length > 0) {
    const first = 3 - lows.length;
    begins.push({ index: first, from: undefined });
    lows.forEach((from, n) => begins.push({ index: first + 1 + n, from }));
  }
  if (above.length > 0) {
    begins.push({ index: 4, from: below.length > 0 ? 0 : undefined });
    highs.filter((from) => from > 0).forEach((from, n) => begins.push({ index: 5 + n, from }));
  }
  return { steps: begins.map((step, n) => ({ ...step, to: begins[n + 1]?.from })) };
}

export function classOf(value: number, { steps }: Classes): number {
  let found = steps[0]?.index ?? 4;
  for (const { index, from } of steps) if (from !== undefined && value >= from) found = index;
  return found;
}
