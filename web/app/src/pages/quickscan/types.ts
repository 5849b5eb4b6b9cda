// SPDX-License-Identifier: EUPL-1.2
import type { Text } from '../../base/language.svelte';

interface BandCount {
  moment: string;
  group: string;
  counts: number[];
  all: number;
  deficits: number;
}

/** The answer of /quickscan/{id} and /dossiers/{id}/quickscan. */
export interface Quickscan {
  sentence: Text;
  domain: string;
  domains: { key: string; label: Text }[];
  moments: { key: string; label: Text; year: number; has_result: boolean }[];
  bands: Text[];
  band_counts: BandCount[];
  size_classes: BandCount[];
  quadrants: {
    before: string;
    after: string;
    points: { label: string; x: number; y: number; group: Text }[];
    counts: { label: Text; count: number }[];
  } | null;
  municipalities: {
    code: string | null;
    name: string;
    inhabitants: number;
    size_class: string;
    results: {
      moment: string;
      income_cents: number | null;
      net_spending_cents: number;
      result_cents: number | null;
      share: number | null;
      each_cents: number | null;
    }[];
  }[];
}
