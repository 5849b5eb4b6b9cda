// SPDX-License-Identifier: EUPL-1.2
// What is agreed, as the API takes it, and what it answers. Amounts are whole cents.
import type { Text } from '../base/language.svelte';
import type { Problem } from '../base/problem';

export type KeyName = 'inhabitants' | 'income' | 'clients' | 'spending';
export const keyNames: KeyName[] = ['inhabitants', 'income', 'clients', 'spending'];
export type Blend = Partial<Record<KeyName, string>>;

export interface Contribution {
  key: Blend;
  pooled_share: string;
  advance: 'budget' | 'last_year' | 'income';
  true_up: boolean;
}

export interface Reserve {
  opening_cents: number;
  surplus_share: string;
  deficit_share: string;
  minimum: string;
  maximum: string;
  at_minimum: 'top_up' | 'savings_task';
  at_maximum: 'pay_out' | 'invest';
}

export interface Solidarity {
  baseline: 'income' | 'regional_average';
  execution_surcharge?: string | null;
  capped: boolean;
  weight: 'none' | 'inhabitants' | 'income' | 'table';
  corrected: boolean;
  by_year?: boolean;
  own_share_deficit: string;
  own_share_surplus: string;
}

export type Form =
  | 'solidarity' | 'user_pays' | 'deferred_user_pays' | 'shared_under_use' | 'fixed_shared'
  | 'threshold' | 'stop_loss' | 'income_share' | 'insurance';

export interface Equalisation {
  form: Form;
  key: Blend;
  threshold: string;
  premium_surcharge: string;
  mean_years: number;
  client_limit_cents: number;
}

/** What is not there is not agreed. */
export interface Terms {
  contribution?: Contribution | null;
  reserve?: Reserve | null;
  solidarity?: Solidarity | null;
  equalisation?: Equalisation | null;
}

export interface DossierAgreement extends Terms {
  id: string;
  scheme: string;
  scheme_label: string;
  tables: { weight_table: boolean; corrections: boolean; past_cost: boolean; large_clients: boolean };
}

/** What there is to talk about: GET dossiers/{id}/live. */
export interface TableAnswer {
  name: string;
  version: number;
  years: { from: number; to: number };
  draws: number;
  municipalities: { code: string; name: string }[];
  agreements: DossierAgreement[];
  schemes_without_agreement: { id: string; label: Text | string }[];
}

export interface LiveYear {
  year: number;
  before_cents: number[];
  after_cents: number[];
  moved_cents: number[];
  pool_cents: number[];
  execution_cents: number[];
  solidarity_cents: number[];
  equalisation_cents: number[];
  reserve?: { opening_cents: number; closing_cents: number; minimum_cents: number; maximum_cents: number };
}

/** p5, p25, p50, p75, p95, mean, mean of the 5% worst. */
export type Spread = [number, number, number, number, number, number, number];

export interface MunicipalityEffect {
  before: { mean_cents: number; spread_cents: number; worst_cents: number };
  after: { mean_cents: number; spread_cents: number; worst_cents: number };
  risk_taken_away: number | null;
  mean_net_cents: number;
  share_paid: number;
  share_received: number;
  always_payer: number;
  always_receiver: number;
  incentive_left: number | null;
}

export interface KeyLine {
  key: Blend;
  label: Text;
  problems?: Problem[];
  criteria?: {
    off_task: number;
    worst_loss: number | null;
    worst_loss_of: string;
    data_fields: number;
    administration_fields: number;
    reconciliations: number;
    yearly_change: number | null;
    months_until_final: number | null;
  };
}

/** POST dossiers/{id}/live; lists in the order of `members`. */
export interface LiveAnswer {
  agreement: string;
  scheme: string;
  members: { code: string; name: string }[];
  years: LiveYear[];
  distributions: { year: number; before: Spread[]; after: Spread[] }[];
  effect: {
    risk_taken_away: number | null;
    tail_taken_away: number | null;
    structural_cents: number;
    moved_cents: number;
    incentive_left: number | null;
    municipalities: MunicipalityEffect[];
    payments: { from: number; to: number; amount_cents: number }[];
  };
  reserve?: {
    years: {
      year: number; p5_cents: number; p25_cents: number; p50_cents: number; p75_cents: number; p95_cents: number;
      chance_at_minimum: number; chance_at_maximum: number; chance_of_top_up: number; worst_top_up_cents: number;
    }[];
    chance_ever_at_minimum: number;
    chance_ever_at_maximum: number;
  };
  keys?: KeyLine[];
}

export const share = (percent: number): string => (percent / 100).toFixed(3);
export const percentOf = (text: string | null | undefined): number => Math.round(Number(text ?? 0) * 1000) / 10;

/** What a part starts from when it is added to an agreement that did not have it. */
export const newParts = {
  contribution: (): Contribution => ({ key: { inhabitants: '1' }, pooled_share: '1', advance: 'budget', true_up: true }),
  reserve: (): Reserve => ({
    opening_cents: 0, surplus_share: '0.5', deficit_share: '0.5', minimum: '0', maximum: '0.1', at_minimum: 'top_up', at_maximum: 'pay_out',
  }),
  solidarity: (): Solidarity => ({
    baseline: 'income', execution_surcharge: null, capped: true, weight: 'none', corrected: false, own_share_deficit: '0.5', own_share_surplus: '0.5',
  }),
  equalisation: (): Equalisation => ({
    form: 'solidarity', key: {}, threshold: '0.05', premium_surcharge: '0', mean_years: 3, client_limit_cents: 10_000_000,
  }),
};
