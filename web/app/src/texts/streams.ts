// SPDX-License-Identifier: EUPL-1.2
import { pick } from '../base/language.svelte';

const dutch = {
  title: 'Geldstromen',
  lead: (when: string, payer: string, receiver: string, amount: string, streams: string) =>
    `${when} gaat het meeste geld van ${payer} naar ${receiver}: ${amount}, de grootste van ${streams} stromen.`,
  inYear: (year: number) => `In ${year}`,
  allTogether: 'Over alle jaren samen',
  nothing: 'In deze keuze heeft geen geld bewogen.',
  hint: 'Klik op een stroom, of op een bedrag in de tabel, om te zien waaruit hij bestaat.',
  close: 'Inklappen',
  madeOf: (title: string) => `Uitgeklapt: ${title}`,
  opened: (title: string) => `${title} is uitgeklapt, onder de tekening.`,
};

const english: typeof dutch = {
  title: 'Money streams',
  lead: (when, payer, receiver, amount, streams) =>
    `${when} most money goes from ${payer} to ${receiver}: ${amount}, the largest of ${streams} streams.`,
  inYear: (year) => `In ${year}`,
  allTogether: 'Over all years together',
  nothing: 'No money moved in this choice.',
  hint: 'Click a stream, or an amount in the table, to see what it is made of.',
  close: 'Fold',
  madeOf: (title) => `Unfolded: ${title}`,
  opened: (title) => `${title} is unfolded, below the drawing.`,
};

export const streamsTexts = () => pick(dutch, english);
