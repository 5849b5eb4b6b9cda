// SPDX-License-Identifier: EUPL-1.2
// What the engine writes into the page. Texts are in the language of the report already.

export type Unit = 'text' | 'euro' | 'euro_whole' | 'euro_million' | 'number' | 'percent' | 'year';

export interface BarChart {
  kind: 'bar';
  key: string;
  title: string;
  unit: Unit;
  categories: string[];
  series: { label: string; values: (number | null)[] }[];
  stacked: boolean;
}

export interface Band {
  p5: number;
  p25: number;
  p50: number;
  p75: number;
  p95: number;
}

export interface BandChart {
  kind: 'band';
  key: string;
  title: string;
  unit: Unit;
  x: string[];
  series: { label: string; bands: Band[] }[];
}

export interface ScatterChart {
  kind: 'scatter';
  key: string;
  title: string;
  x_label: string;
  y_label: string;
  x_unit: Unit;
  y_unit: Unit;
  points: { label: string; x: number; y: number; group: string }[];
}

export interface FlowChart {
  kind: 'flow';
  key: string;
  title: string;
  nodes: { id: string; label: string }[];
  links: { from: string; to: string; amount_cents: number; label: string }[];
}

export type Chart = BarChart | BandChart | ScatterChart | FlowChart;
