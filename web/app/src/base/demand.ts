// SPDX-License-Identifier: EUPL-1.2
// Choosing rows of the report of a job "demand", and giving them to a chart. Nothing is computed.
import type { Text } from './language.svelte';
import type { ChartBlock, Report, Row, TableBlock } from './report';
import { tableOf } from './report';

export interface Lever {
  id: string;
  label: string;
  from: string;
  to: string | null;
  cost_per_year_cents: number;
  cost_once_cents: number;
  effects: {
    kind: string; path: string; factor: number; products: string[]; channels: string[]; to: string;
    lag_months: number; ramp_months: number;
  }[];
}

export interface Place {
  municipality: string;
  product: string;
}

const at = (table: TableBlock | undefined, place: Place): Row[] =>
  (table?.rows ?? []).filter((row) => row['municipality'] === place.municipality && row['product'] === place.product);

const number = (row: Row, key: string): number => Number(row[key] ?? 0);

const bandsOf = (rows: Row[], figure: string) =>
  rows.map((row) => ({
    p5: number(row, `${figure}_p5`), p25: number(row, `${figure}_p25`), p50: number(row, `${figure}_p50`),
    p75: number(row, `${figure}_p75`), p95: number(row, `${figure}_p95`),
  }));

/** A figure of a product in a place over the years, of every variant that there is. */
export function careChart(report: Report, place: Place, figure: string, title: Text, names: { with: Text; without: Text; expected: Text }): ChartBlock {
  const rows = at(tableOf(report, 'care'), place);
  const variants = (['without', 'with'] as const).filter((variant) => rows.some((row) => row['variant'] === variant));
  return {
    type: 'band_chart', key: `care_${figure}`, title, unit: 'number',
    x: [...new Set(rows.map((row) => String(row['year'])))],
    series: variants.map((variant) => ({
      label: variants.length === 1 ? names.expected : names[variant],
      bands: bandsOf(rows.filter((row) => row['variant'] === variant), figure),
    })),
  };
}

export function channelChart(report: Report, place: Place, channel: string, title: Text, label: Text): ChartBlock {
  const rows = at(tableOf(report, 'channels'), place).filter((row) => row['channel'] === channel);
  return {
    type: 'band_chart', key: 'channel_starts', title, unit: 'number',
    x: rows.map((row) => String(row['year'])), series: [{ label, bands: bandsOf(rows, 'starts') }],
  };
}

/** Channels that send anybody to this product, with their names. */
export function channelsOf(report: Report, product: string): { value: string; label: Text }[] {
  const found = new Map<string, Text>();
  for (const row of tableOf(report, 'channels')?.rows ?? [])
    if (row['product'] === product) found.set(String(row['channel']), row['channel_label'] as Text);
  return [...found].map(([value, label]) => ({ value, label }));
}

export function waitingTimesChart(report: Report, place: Place, title: Text, label: Text, days: (from: number, to: number | null) => string): ChartBlock | undefined {
  const rows = at(tableOf(report, 'waiting_times'), place);
  if (rows.length === 0) return undefined;
  // Classes behind the last that anybody reached say nothing.
  const last = rows.findLastIndex((row) => number(row, 'starts') > 0);
  const shown = rows.slice(0, last + 1);
  return {
    type: 'bar_chart', key: 'waiting_times', title, unit: 'number', stacked: false,
    categories: shown.map((row) => days(number(row, 'days_from'), row['days_to'] === null ? null : number(row, 'days_to'))),
    series: [{ label, values: shown.map((row) => number(row, 'starts')) }],
  };
}

/** A table with only the rows of a place, without the columns that say where it is. */
export function tableAt(report: Report, key: string, place: Place, variant?: string): TableBlock | undefined {
  const table = tableOf(report, key);
  if (!table) return undefined;
  const hidden = ['municipality', 'name', 'product', 'label', 'variant'];
  return {
    ...table,
    columns: table.columns.filter((column) => !hidden.includes(column.key) && !/_p(25|50|75)$/.test(column.key)),
    rows: at(table, place).filter((row) => variant === undefined || row['variant'] === variant),
  };
}
