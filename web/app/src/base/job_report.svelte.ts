// SPDX-License-Identifier: EUPL-1.2
// A report that takes a while: asked as a job, there when the job is done. Who asks the same again,
// by a reload too, gets the same job from the server. Call it while a component is made.
import type { Job } from '../components/JobProgress.svelte';
import { apiPath, post } from './api';
import { away } from './away.svelte';
import { type Problem, Refused } from './problem';
import type { Report } from './report';
import { resource } from './resource.svelte';

export interface JobReport {
  readonly data: Report | undefined;
  /** Under way, or over without a report: to be shown with JobProgress. */
  readonly job: number | undefined;
  /** The job that made `data`. */
  readonly made: number | undefined;
  readonly problems: Problem[];
  readonly isLoading: boolean;
  /** What JobProgress says at the end. */
  take(job: Job): void;
  /** Once more, after it was stopped. */
  again(): void;
}

/** asked: what POST /jobs takes, or undefined as long as there is nothing to ask. */
export function jobReport(asked: () => { kind: string; arguments: object } | undefined): JobReport {
  const question = $derived(JSON.stringify(asked()));
  let job = $state.raw<Job>();
  let problems = $state.raw<Problem[]>([]);
  let isAsking = $state(false);
  let times = $state(0);
  const made = $derived(job?.state === 'done' ? job.id : undefined);
  const report = resource<Report>(() => (made === undefined ? undefined : apiPath(`/jobs/${made}/report`)));

  $effect(() => {
    const body = question;
    void times;
    void away.recoveries;
    job = undefined;
    problems = [];
    if (body === undefined) return;
    const stop = new AbortController();
    isAsking = true;
    post<Job>('/jobs', JSON.parse(body), { signal: stop.signal })
      .then((answer) => { if (!stop.signal.aborted) job = answer; })
      .catch((problem: unknown) => {
        if (stop.signal.aborted) return;
        if (!(problem instanceof Refused)) throw problem;
        problems = problem.problems;
      })
      .finally(() => { if (!stop.signal.aborted) isAsking = false; });
    return () => { stop.abort(); isAsking = false; };
  });

  return {
    get data() { return report.data; },
    get job() { return job && job.state !== 'done' ? job.id : undefined; },
    get made() { return report.data ? made : undefined; },
    get problems() { return [...problems, ...report.problems]; },
    get isLoading() { return isAsking || report.isLoading; },
    take(ended) { if (ended.id === job?.id && ended.state === 'done') job = ended; },
    again() { times += 1; },
  };
}
