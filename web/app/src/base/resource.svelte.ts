// SPDX-License-Identifier: EUPL-1.2
// Something that a page reads from the server, and reads again when its address changes, when the
// server is back, or when somebody asks. Call it while a component is made.
import { ask } from './api';
import { away } from './away.svelte';
import { type Problem, Refused } from './problem';

export interface Resource<T> {
  /** Stays what it was while the next one is on its way: nothing flickers. */
  readonly data: T | undefined;
  readonly problems: Problem[];
  readonly isLoading: boolean;
  /** The path that `data` came from. */
  readonly source: string | undefined;
  reload(): void;
}

/** path: from apiPath(), or undefined as long as there is nothing to ask. */
export function resource<T>(path: () => string | undefined): Resource<T> {
  let data = $state.raw<T>();
  let source = $state<string>();
  let problems = $state.raw<Problem[]>([]);
  let isLoading = $state(false);
  let asked = $state(0);

  $effect(() => {
    const from = path();
    void asked;
    void away.recoveries;
    if (from === undefined) {
      data = undefined;
      source = undefined;
      problems = [];
      return;
    }
    const stop = new AbortController();
    isLoading = true;
    ask(from, { signal: stop.signal })
      .then(async (response) => (await response.json()) as T)
      .then((answer) => {
        if (stop.signal.aborted) return;
        data = answer;
        source = from;
        problems = [];
      })
      .catch((problem: unknown) => {
        if (stop.signal.aborted) return;
        if (!(problem instanceof Refused)) throw problem;
        if (problem.status === 404) data = undefined;
        problems = problem.problems;
      })
      .finally(() => {
        if (!stop.signal.aborted) isLoading = false;
      });
    return () => stop.abort();
  });

  return {
    get data() {
      return data;
    },
    get source() {
      return source;
    },
    get problems() {
      return problems;
    },
    get isLoading() {
      return isLoading;
    },
    reload() {
      asked += 1;
    },
  };
}
