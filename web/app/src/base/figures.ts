// SPDX-License-Identifier: EUPL-1.2
// How a figure of the engine is written for people. No amount is computed here.
import type { Unit } from '../../../charts/src/data';
import { language, say, type Text } from './language.svelte';

/** A cell of a table in JSON (docs/formats/json.md): cents where the key ends in _cents. */
export type Cell = string | number | Text | null;

export interface Column {
  key: string;
  label: Text;
  unit: Unit;
  decimals: number;
}

const localeNow = () => (language.now === 'nl' ? 'nl-NL' : 'en-GB');

const formats = new Map<string, Intl.NumberFormat>();

function format(digits: number, style: 'decimal' | 'percent' = 'decimal', sign = false): Intl.NumberFormat {
  const locale = localeNow();
  const key = `${locale} ${digits} ${style} ${sign}`;
  let made = formats.get(key);
  if (!made) {
    made = new Intl.NumberFormat(locale, {
      style,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      signDisplay: sign ? 'exceptZero' : 'negative',
    });
    formats.set(key, made);
  }
  return made;
}

/** A real minus, as wide as a plus: columns stay straight. */
const minus = (text: string) => text.replace('-', '\u2212');

const isNumeric = (text: string) => /^-?\d+(\.\d+)?$/.test(text);

/** "1.234.568" in a column of euros; what is not known is empty. */
export function figure(value: Cell | undefined, unit: Unit, decimals = 0): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'object') return say(value);
  if (typeof value === 'string' && !isNumeric(value)) return value;
  const number = Number(value);
  switch (unit) {
    case 'euro': return minus(format(2).format(number / 100));
    case 'euro_whole': return minus(format(0).format(number / 100));
    case 'euro_million': return minus(format(1).format(number / 1e8));
    case 'number': return minus(format(decimals).format(number));
    case 'percent': return minus(format(decimals, 'percent').format(number));
    case 'text':
    case 'year': return String(value);
  }
}

/** An amount within a sentence: "€ 1.234.568", or in millions when that is plenty: "€ 4,2 miljoen".
 *  What millions would call nothing is written whole. */
export function money(cents: number, how: 'whole' | 'cents' | 'million' = 'whole'): string {
  if (how === 'cents') return minus(`€\u00a0${format(2).format(cents / 100)}`).replace('€\u00a0\u2212', '\u2212€\u00a0');
  if (how === 'million' && Math.abs(cents) >= 1e7) {
    const word = language.now === 'nl' ? 'miljoen' : 'million';
    return `${cents < 0 ? '\u2212' : ''}€\u00a0${format(1).format(Math.abs(cents) / 1e8)}\u00a0${word}`;
  }
  return `${cents < 0 ? '\u2212' : ''}€\u00a0${format(0).format(Math.abs(cents) / 100)}`;
}

/** Large amounts in millions, small ones whole: what a sentence can bear. */
export const roundly = (cents: number): string => money(cents, Math.abs(cents) >= 1e8 ? 'million' : 'whole');

/** A difference: with its sign, also when it is a plus. */
export const difference = (cents: number): string => minus(format(0, 'decimal', true).format(cents / 100));

export const percent = (fraction: number, decimals = 1): string =>
  minus(format(decimals, 'percent').format(fraction));

export const count = (number: number): string => minus(format(0).format(number));

/** "2027-01" as "januari 2027". */
export function month(text: string): string {
  const [year, number] = text.split('-').map(Number);
  if (!year || !number) return text;
  return new Intl.DateTimeFormat(localeNow(), { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(Date.UTC(year, number - 1, 1));
}

/** "2026-11-22T07:44:10Z" as people read it, in their own time. */
export function moment(utc: string): string {
  const date = new Date(utc);
  if (Number.isNaN(date.getTime())) return utc;
  return new Intl.DateTimeFormat(localeNow(), {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(date);
}

/** What a column says below its name. */
export function unitText(unit: Unit): string {
  if (unit === 'euro') return '€';
  if (unit === 'euro_whole') return '€';
  if (unit === 'euro_million') return language.now === 'nl' ? '€ mln' : '€ m';
  return '';
}

export const isFigure = (unit: Unit): boolean => unit !== 'text';
