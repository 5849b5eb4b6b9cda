// SPDX-License-Identifier: EUPL-1.2
import type { Cell } from './figures';
import { language, say } from './language.svelte';

const isNumber = (cell: Cell | undefined) =>
  typeof cell === 'number' || (typeof cell === 'string' && /^-?\d+(\.\d+)?$/.test(cell));

/** The order of two cells; what is not known stands below, whichever way the rest goes. */
export function compareCells(a: Cell | undefined, b: Cell | undefined, isUp: boolean): number {
  const isEmpty = (cell: Cell | undefined) => cell === null || cell === undefined || cell === '';
  if (isEmpty(a) || isEmpty(b)) return Number(isEmpty(a)) - Number(isEmpty(b));
  const order = isNumber(a) && isNumber(b)
    ? Number(a) - Number(b)
    : say(a as string).localeCompare(say(b as string), language.now, { numeric: true });
  return isUp ? order : -order;
}
