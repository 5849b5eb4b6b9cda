// SPDX-License-Identifier: EUPL-1.2
// Dutch first, English as a switch. Texts of a page are two objects of the same type, of which
// pick() gives the one that the reader reads: a text that is missing does not compile.
import { setLanguage as setChartLanguage } from '../../../charts/src/texts';
import { keep, kept } from './kept';

export type Language = 'nl' | 'en';

/** A text for people in both languages, as the engine gives it. */
export interface Text {
  nl: string;
  en: string;
}

let now = $state<Language>(kept('language') === 'en' ? 'en' : 'nl');
apply();

function apply(): void {
  setChartLanguage(now);
  document.documentElement.lang = now;
}

export const language = {
  get now(): Language {
    return now;
  },
  set(chosen: Language): void {
    now = chosen;
    keep('language', chosen);
    apply();
  },
};

/** The texts of the reader's language. Call it in a $derived or in the template. */
export const pick = <T>(dutch: T, english: T): T => (now === 'nl' ? dutch : english);

/** A text of the engine; a plain string (a name, a code) is the same in every language. */
export const say = (text: Text | string): string => (typeof text === 'string' ? text : text[now]);
