// SPDX-License-Identifier: EUPL-1.2
// A houvast-report (docs/formats/json.md) as the server gives it.
import type { BandChart, BarChart, Chart, FlowChart, ScatterChart, Unit } from '../../../charts/src/data';
import type { Cell, Column } from './figures';
import { say, type Text } from './language.svelte';

export type Row = Record<string, Cell>;

export interface TableBlock {
  type: 'table';
  key: string;
  title: Text;
  columns: Column[];
  rows: Row[];
  last_row_is_total: boolean;
  notes: Text[];
}

interface BarBlock {
  type: 'bar_chart';
  key: string;
  title: Text;
  unit: Unit;
  stacked: boolean;
  categories: (Text | string)[];
  series: { label: Text; values: (number | null)[] }[];
}

interface BandBlock {
  type: 'band_chart';
  key: string;
  title: Text;
  unit: Unit;
  x: string[];
  series: { label: Text; bands: BandChart['series'][number]['bands'] }[];
}

interface ScatterBlock {
  type: 'scatter_chart';
  key: string;
  title: Text;
  x_label: Text;
  y_label: Text;
  x_unit: Unit;
  y_unit: Unit;
  points: ScatterChart['points'];
}

export interface FlowBlock {
  type: 'flow_chart';
  key: string;
  title: Text;
  nodes: { id: string; label: Text | string }[];
  links: { from: string; to: string; amount_cents: number; label: Text | string }[];
}

export type ChartBlock = BarBlock | BandBlock | ScatterBlock | FlowBlock;
export type Block = { type: 'heading' | 'paragraph'; text: Text } | TableBlock | ChartBlock;

export interface Report {
  format: 'houvast-report';
  version: 1;
  title: Text;
  blocks: Block[];
  reasons?: Reason[];
}

export interface Reason {
  period: string;
  from: string;
  to: string;
  amount_cents: number;
  scheme: string;
  item: string;
  rule: string;
  sentence: Text;
}

export const isChart = (block: Block): block is ChartBlock => block.type.endsWith('_chart');

export const tableOf = (report: Report | undefined, key: string): TableBlock | undefined =>
  report?.blocks.find((block): block is TableBlock => block.type === 'table' && block.key === key);

/** The chart in the reader's language, as web/charts draws it. */
export function chartOf(block: ChartBlock): Chart {
  const { key } = block;
  const title = say(block.title);
  switch (block.type) {
    case 'bar_chart':
      return {
        kind: 'bar', key, title, unit: block.unit, stacked: block.stacked,
        categories: block.categories.map(say),
        series: block.series.map(({ label, values }) => ({ label: say(label), values })),
      } satisfies BarChart;
    case 'band_chart':
      return {
        kind: 'band', key, title, unit: block.unit, x: block.x,
        series: block.series.map(({ label, bands }) => ({ label: say(label), bands })),
      } satisfies BandChart;
    case 'scatter_chart':
      return {
        kind: 'scatter', key, title, x_label: say(block.x_label), y_label: say(block.y_label),
        x_unit: block.x_unit, y_unit: block.y_unit, points: block.points,
      } satisfies ScatterChart;
    case 'flow_chart':
      return {
        kind: 'flow', key, title,
        nodes: block.nodes.map(({ id, label }) => ({ id, label: say(label) })),
        links: block.links.map((one) => ({ ...one, label: say(one.label) })),
      } satisfies FlowChart;
  }
}
