// SPDX-License-Identifier: EUPL-1.2
import type { Text } from './language.svelte';

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
