// SPDX-License-Identifier: EUPL-1.2
// Questions to the live table. While one is under way only the newest of those that come in is
// kept: a slider asks more often than anybody can answer, and the last position is what counts.
import { post } from '../base/api';
import { type Problem, Refused } from '../base/problem';
import type { LiveAnswer } from './terms';

export interface Live {
  readonly answer: LiveAnswer | undefined;
  readonly problems: Problem[];
  readonly isBusy: boolean;
  /** The server has to simulate care before it can answer: a job of kind "live". */
  readonly isUnprepared: boolean;
  /** That is done: asks what was asked last. */
  again(): void;
  /** The number of the question that `answer` belongs to. */
  readonly shown: number;
  ask(path: string, body: unknown): void;
}

export function liveTable(): Live {
  let answer = $state.raw<LiveAnswer>();
  let problems = $state.raw<Problem[]>([]);
  let isBusy = $state(false);
  let shown = $state(0);
  let asked = 0;
  interface Question { path: string; body: unknown; number: number }
  let waiting: Question | undefined;
  let parked = $state.raw<Question>();
  /** Prepared, and not there all the same: another server answered. */
  let tries = 0;

  async function work(): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    try {
      while (waiting) {
        const question: Question = waiting;
        const { path, body, number } = question;
        waiting = undefined;
        try {
          const came = await post<LiveAnswer>(path, body);
          // An answer without the keys leaves those that were compared before.
          answer = came.keys ? came : { ...came, keys: answer?.agreement === came.agreement ? answer.keys : undefined };
          problems = [];
          parked = undefined;
          tries = 0;
        } catch (problem) {
          if (!(problem instanceof Refused)) throw problem;
          if (tries < 3 && problem.problems.some(({ code }) => code === 'server/not-prepared')) {
            problems = [];
            parked = question;
            continue;
          }
          problems = problem.problems;
        }
        shown = number;
      }
    } finally {
      isBusy = false;
    }
  }

  return {
    get answer() {
      return answer;
    },
    get problems() {
      return problems;
    },
    get isBusy() {
      return isBusy;
    },
    get isUnprepared() {
      return parked !== undefined;
    },
    again() {
      if (!parked) return;
      tries += 1;
      waiting ??= parked;
      parked = undefined;
      void work();
    },
    get shown() {
      return shown;
    },
    ask(path, body) {
      waiting = { path, body, number: ++asked };
      void work();
    },
  };
}
