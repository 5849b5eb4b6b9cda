// SPDX-License-Identifier: EUPL-1.2
import { pick } from '../base/language.svelte';

const dutch = {
  title: 'Overzicht',
  year: 'Jaar',
  allYears: 'Alle jaren',
  scheme: 'Regeling',
  allSchemes: 'Alle regelingen',
  span: (first: string, last: string) => (first === last ? `in ${first}` : `van ${first} tot en met ${last}`),
  short: (amount: string, span: string, worst: string, worstAmount: string) =>
    `Samen komen de gemeenten ${span} ${amount} tekort; ${worst} het meest, met ${worstAmount}.`,
  over: (amount: string, span: string, best: string, bestAmount: string) =>
    `Samen houden de gemeenten ${span} ${amount} over; ${best} het meest, met ${bestAmount}.`,
  /** Of a dossier with one municipality. */
  alone: (name: string, amount: string, span: string, isShort: boolean) =>
    amount === '' ? `${name} komt ${span} precies uit.` : isShort ? `${name} komt ${span} ${amount} tekort.` : `${name} houdt ${span} ${amount} over.`,
  even: (span: string) => `Samen komen de gemeenten ${span} precies uit.`,
  hint: 'Klik op een bedrag om te zien waaruit het bestaat.',
  changes: 'Wat er veranderde sinds de vorige doorrekening',
  noChanges: 'Geen enkel cijfer is veranderd sinds de vorige doorrekening.',
  firstRun: 'Dit is de eerste doorrekening van dit dossier; er is nog niets om mee te vergelijken.',
  since: 'Vergelijk met',
  file: 'Deze pagina',
  council: 'Raadsrapport (PDF)',
  councilTitle: 'Raadsrapport',
  councilRunning: 'Raadsrapport maken',
};

const english: typeof dutch = {
  title: 'Overview',
  year: 'Year',
  allYears: 'All years',
  scheme: 'Scheme',
  allSchemes: 'All schemes',
  span: (first, last) => (first === last ? `in ${first}` : `from ${first} to ${last}`),
  short: (amount, span, worst, worstAmount) =>
    `Together the municipalities are ${amount} short ${span}; ${worst} most of all, with ${worstAmount}.`,
  over: (amount, span, best, bestAmount) =>
    `Together the municipalities have ${amount} left ${span}; ${best} most of all, with ${bestAmount}.`,
  alone: (name, amount, span, isShort) =>
    amount === '' ? `${name} comes out exactly even ${span}.` : `${name} ${isShort ? 'is' : 'has'} ${amount} ${isShort ? 'short' : 'left'} ${span}.`,
  even: (span) => `Together the municipalities come out exactly even ${span}.`,
  hint: 'Click an amount to see what it is made of.',
  changes: 'What changed since the run before',
  noChanges: 'Not one figure changed since the run before.',
  firstRun: 'This is the first run of this dossier; there is nothing to compare with yet.',
  since: 'Compare with',
  file: 'This page',
  council: 'Report for the council (PDF)',
  councilTitle: 'Report for the council',
  councilRunning: 'Making the report for the council',
};

export const overviewTexts = () => pick(dutch, english);
