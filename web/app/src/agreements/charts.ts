// SPDX-License-Identifier: EUPL-1.2
// From what the live table answers to what charts draw. Cents become euros for pixels only.
import type { BandChart } from '../../../charts/src/data';
import type { Text } from '../base/language.svelte';
import type { ChartBlock } from '../base/report';
import type { LiveAnswer, Spread } from './terms';

const euros = (cents: number[]): number[] => cents.map((amount) => amount / 100);

type Band = BandChart['series'][number]['bands'][number];
const band = ([p5, p25, p50, p75, p95]: Spread): Band => ({
  p5: p5 / 100, p25: p25 / 100, p50: p50 / 100, p75: p75 / 100, p95: p95 / 100,
});

interface Words {
  before: Text;
  after: Text;
  ofDossier: Text;
  reserve: Text;
}

/** Before and after of one year as the tables expect it; beside it what the dossier has. */
export function resultBars(title: Text, words: Words, now: LiveAnswer, dossier: LiveAnswer | undefined, year: number): ChartBlock | undefined {
  const of = now.years.find((one) => one.year === year);
  if (!of) return undefined;
  const series = [
    { label: words.before, values: euros(of.before_cents) },
    { label: words.after, values: euros(of.after_cents) },
  ];
  const other = dossier?.years.find((one) => one.year === year);
  if (other && other.after_cents.length === of.after_cents.length) series.push({ label: words.ofDossier, values: euros(other.after_cents) });
  return {
    type: 'bar_chart', key: 'afspraak-voor-en-na', title, unit: 'euro_whole', stacked: false,
    categories: now.members.map(({ name }) => name), series,
  };
}

/** The distribution over the draws of one year, before and after. */
export function resultBands(title: Text, words: Words, now: LiveAnswer, year: number): ChartBlock | undefined {
  const of = now.distributions.find((one) => one.year === year);
  if (!of) return undefined;
  return {
    type: 'band_chart', key: 'afspraak-spreiding', title, unit: 'euro_whole', x: now.members.map(({ name }) => name),
    series: [
      { label: words.before, bands: of.before.map(band) },
      { label: words.after, bands: of.after.map(band) },
    ],
  };
}

/** The reserve over the years: the fan of the draws. */
export function reserveFan(title: Text, words: Words, now: LiveAnswer): ChartBlock | undefined {
  if (!now.reserve) return undefined;
  return {
    type: 'band_chart', key: 'reserve', title, unit: 'euro_whole', x: now.reserve.years.map(({ year }) => String(year)),
    series: [{
      label: words.reserve,
      bands: now.reserve.years.map(({ p5_cents, p25_cents, p50_cents, p75_cents, p95_cents }) =>
        band([p5_cents, p25_cents, p50_cents, p75_cents, p95_cents, 0, 0])),
    }],
  };
}
