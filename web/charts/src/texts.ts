// SPDX-License-Identifier: EUPL-1.2
// The few words that are not in the page yet, and numbers as the reader writes them.
import type { Unit } from './data';

const dutch = {
  locale: 'nl-NL',
  million: 'mln',
  unknown: 'onbekend',
  save: 'Bewaar als beeld',
  median: 'mediaan',
  middle: 'middelste helft',
  wide: '5% tot 95%',
  search: 'Zoek in de tabel',
  found: (shown: number, all: number) => `${shown} van ${all} regels`,
  sort: 'Sorteer',
  consists: 'Bestaat uit',
  receives: 'Ontvangt',
  pays: 'Betaalt',
  close: 'Sluit',
  receiver: 'ontvangt',
};

const english: typeof dutch = {
  locale: 'en-GB',
  million: 'm',
  unknown: 'unknown',
  save: 'Save as image',
  median: 'median',
  middle: 'middle half',
  wide: '5% to 95%',
  search: 'Search the table',
  found: (shown: number, all: number) => `${shown} of ${all} rows`,
  sort: 'Sort',
  consists: 'Consists of',
  receives: 'Receives',
  pays: 'Pays',
  close: 'Close',
  receiver: 'receives',
};

export let texts = dutch;

let format = formats('nl-NL');

function formats(locale: string) {
  const number = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options);
  const fixed = (digits: number) => ({ minimumFractionDigits: digits, maximumFractionDigits: digits });
  return {
    cents: number(fixed(2)),
    whole: number(fixed(0)),
    tenth: number(fixed(1)),
    percent: number({ style: 'percent', ...fixed(1) }),
    plain: number({ maximumFractionDigits: 2 }),
  };
}

export function setLanguage(language: 'nl' | 'en'): void {
  texts = language === 'nl' ? dutch : english;
  format = formats(texts.locale);
}

/** With a minus sign as wide as a plus, as in tables. */
const signed = (text: string) => text.replace('-', '\u2212');

/** The text for one value; an absent value is not known, which is not zero. */
export function show(value: number | null | undefined, unit: Unit): string {
  if (value === null || value === undefined || Number.isNaN(value)) return texts.unknown;
  switch (unit) {
    case 'euro': return `€ ${signed(format.cents.format(value))}`;
    case 'euro_whole': return `€ ${signed(format.whole.format(value))}`;
    case 'euro_million': return `€ ${signed(format.tenth.format(value / 1e6))} ${texts.million}`;
    case 'percent': return signed(format.percent.format(value));
    case 'number': return signed(format.plain.format(value));
    case 'text':
    case 'year': return String(value);
  }
}

/** The same along an axis, where room is short. */
export function showOnAxis(value: number, unit: Unit): string {
  if (!unit.startsWith('euro')) return show(value, unit);
  if (value === 0) return '0';
  if (Math.abs(value) >= 1e6) return `${signed(format.plain.format(value / 1e6))} ${texts.million}`;
  return signed(format.whole.format(value));
}
