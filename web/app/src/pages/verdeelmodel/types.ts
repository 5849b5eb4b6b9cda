// SPDX-License-Identifier: EUPL-1.2
// The answers of the API about allocation: docs/api/openapi.json.
import type { Text } from '../../base/language.svelte';
import type { Problem } from '../../base/problem';
import type { Report } from '../../base/report';

export interface Measure {
  code: string;
  label: string;
  weight: string;
  volume: number | null;
  amount_cents: number;
  amounts_cents: number[];
}

export interface PathYear {
  year: number;
  objective_share: number;
  historical_cents: number;
  objective_cents: number;
  amount_cents: number;
  amounts_cents: number[];
}

export interface Scheme {
  id: string;
  label: string;
  macro_cents: number | null;
  transition_years: number | null;
  has_transition: boolean;
  measures: Measure[];
  path: PathYear[];
}

export interface Allocation {
  sentence?: Text;
  years: number[];
  municipalities: {
    code: string;
    name: string;
    years: { year: number; kept_each_cents: number | null; income_cents: number }[];
  }[];
  schemes: Scheme[];
  cap: { per_inhabitant_cents: number; years_drawn: Record<string, number[]> } | null;
}

export interface Effects {
  sentence: Text;
  lines: { code: string; name: string; year: number; before_cents: number; after_cents: number; each_cents: number | null }[];
  after: Allocation;
  report: Report;
}

export interface Upload {
  id: string;
  name: string;
  files: string[];
  at: string;
}

export interface CircularAmounts {
  name: string;
  factor: string;
  total_cents: number;
  clusters: { name: string; amount_cents: number }[];
  measures: { code: string; name: string; volume: number; amount_cents: number; weights: { cluster: string; weight: string }[] }[];
  municipalities: { code: string; name: string; inhabitants: number; amount_cents: number; each_cents: number | null }[];
  notes: Problem[];
}

export interface Changed {
  sentence: Text;
  municipalities: { code: string; name: string; before_cents: number; after_cents: number; change_cents: number; each_cents: number | null }[];
  report: Report;
  factor_before?: string;
  factor_after?: string;
}
