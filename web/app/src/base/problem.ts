// SPDX-License-Identifier: EUPL-1.2
import { say, type Text } from './language.svelte';

/** One thing that is wrong, as the engine says it (docs/errors.md). */
export interface Problem {
  code: string;
  place: { file: string | null; line: number | null; field: string | null };
  found: string;
  expected: string;
  suggestion: string | null;
  message: Text;
}

/** What a request came back with when it did not come back well. Status 0: nobody answered. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly problems: Problem[],
    /** With a conflict (409): what is there now. */
    readonly current?: unknown,
  ) {
    super(problems[0]?.message.en ?? `status ${status}`);
    this.name = 'Refused';
  }
}

/** The problems of one field of a form, or of one file. */
export const problemsAt = (problems: Problem[], field: string): Problem[] =>
  problems.filter(({ place }) => place.field === field);

/** Of a value of a dossier: the engine names an item of a list by its list, "lever.a.effect.factor". */
export const problemsAtPath = (problems: Problem[], path: string): Problem[] => {
  const inList = path.replace(/\.\d+(?=\.)/g, '');
  return problems.filter(({ place }) => place.field === path || place.field === inList);
};

/** Where file, line, field and code stand apart: the message without them. */
export const sentenceOf = ({ message, place, code }: Problem): string => {
  const text = say(message).replace(` [${code}]`, '');
  const before = `${place.file ?? ''}${place.line === null ? '' : `:${place.line}`}`;
  const rest = before && text.startsWith(before) ? text.slice(before.length).replace(/^:? /, '') : text;
  const field = place.field === null ? -1 : rest.indexOf(`${place.field}: `);
  return field >= 0 && field < 12 ? rest.slice(field + (place.field ?? '').length + 2) : rest;
};
