// SPDX-License-Identifier: EUPL-1.2
// What the engine hands over (render_print): every text as it must stand on paper.
import type { Chart } from '../../charts/src/data';

export interface Column {
  label: string;
  left: boolean;
}

export interface Table {
  kind: 'table';
  title: string;
  unit: string;
  columns: Column[];
  rows: string[][];
  total: boolean;
  notes: string[];
}

export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string }
  | Table
  | { kind: 'chart'; title: string; words: string; chart: Chart; figures: Table };

export interface Paper {
  language: 'nl' | 'en';
  title: string;
  blocks: Block[];
}
