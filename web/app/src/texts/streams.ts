// SPDX-License-Identifier: EUPL-1.2
import { pick } from '../base/language.svelte';

const small = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);
const articles: Record<string, string> = {
  reserve: 'de ', fund: 'het ', execution: 'de ', residents: 'de ', own_means: 'de ', common: 'de ',
};

const dutch = {
  title: 'Geldstromen',
  lead: (when: string, payer: string, receiver: string, amount: string, streams: string) =>
    `${when} gaat het meeste geld van ${payer} naar ${receiver}: ${amount}${streams === '1' ? '' : `, de grootste van ${streams} stromen`}.`,
  /** Who pays or is paid, within a sentence; the kind of account as its key begins. */
  within: (kind: string, name: string) => (kind in articles ? `${articles[kind]}${small(name)}` : kind === 'state' ? 'het Rijk' : name),
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
    `${when} most money goes from ${payer} to ${receiver}: ${amount}${streams === '1' ? '' : `, the largest of ${streams} streams`}.`,
  within: (kind, name) => (kind in articles ? `the ${small(name)}` : kind === 'state' ? 'the state' : name),
  inYear: (year) => `In ${year}`,
  allTogether: 'Over all years together',
  nothing: 'No money moved in this choice.',
  hint: 'Click a stream, or an amount in the table, to see what it is made of.',
  close: 'Fold',
  madeOf: (title) => `Unfolded: ${title}`,
  opened: (title) => `${title} is unfolded, below the drawing.`,
};

export const streamsTexts = () => pick(dutch, english);
