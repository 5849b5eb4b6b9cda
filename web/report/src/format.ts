// SPDX-License-Identifier: EUPL-1.2
// Numbers as a Dutch reader writes them. Amounts arrive in euros and are only shown here.

export type Unit = 'euro' | 'euro_whole' | 'euro_million' | 'number' | 'percent' | 'year';

const number = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat('nl-NL', options);
const euro = { style: 'currency', currency: 'EUR' } as const;
const cents = number(euro);
const whole = number({ ...euro, maximumFractionDigits: 0 });
const tenth = number({ ...euro, minimumFractionDigits: 1, maximumFractionDigits: 1 });
const percent = number({ style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
const plain = number({ maximumFractionDigits: 2 });

/** The text for one value; an absent value is not known, which is not zero. */
export function show(value: number | null | undefined, unit: Unit): string {
  if (value === null || value === undefined) return 'onbekend';
  switch (unit) {
    case 'euro': return cents.format(value);
    case 'euro_whole': return whole.format(value);
    case 'euro_million': return `${tenth.format(value / 1e6)} mln`;
    case 'percent': return percent.format(value);
    case 'number': return plain.format(value);
    case 'year': return String(value);
  }
}
