// SPDX-License-Identifier: EUPL-1.2
// A table that several people look at: read again whenever anybody changes it, and the scores of
// one municipality as this browser writes them.
import { apiPath, get, put } from '../base/api';
import { type Problem, Refused } from '../base/problem';

export interface Entry {
  id: string;
  label: string;
}
export interface Score {
  option: string;
  criterion: string;
  score: string;
}
export interface Weight {
  criterion: string;
  weight: string;
}
export interface Ballot {
  municipality: string;
  version: number;
  changed: { by: string; at: string };
  scores: Score[];
  weights: Weight[];
}
export interface TableHead {
  id: number;
  title: string;
  is_open: boolean;
  dossier: number | null;
  version: number;
  revision: number;
  changed: { by: string; at: string };
}
export interface Line {
  option: string;
  criterion: string;
  lowest: string;
  highest: string;
  mean: string;
  municipalities: number;
  agreed: boolean;
}
export interface Table extends TableHead {
  options: Entry[];
  criteria: Entry[];
  members: Entry[];
  ballots: Ballot[];
  comparison: {
    lines: Line[];
    preferences: { municipality: string; option: string; weighted_mean: string; is_first: boolean }[];
    shared_first: string[];
  };
}

export function sharedTable(id: () => number | undefined) {
  let table = $state.raw<Table>();
  let problems = $state.raw<Problem[]>([]);
  let listens = $state(false);

  async function reload(): Promise<void> {
    const now = id();
    if (now === undefined) return;
    try {
      show(await get<Table>(`/tables/${now}`));
      problems = [];
    } catch (problem) {
      if (!(problem instanceof Refused)) throw problem;
      problems = problem.problems;
    }
  }
  /** Answers may come in another order than they were asked. */
  function show(came: Table): void {
    if (!table || table.id !== came.id || came.revision >= table.revision) table = came;
  }

  $effect(() => {
    const now = id();
    table = undefined;
    problems = [];
    if (now === undefined) return;
    void reload();
    const events = new EventSource(apiPath(`/tables/${now}/events`));
    events.addEventListener('open', () => (listens = true));
    events.addEventListener('error', () => (listens = false)); // the browser tries again by itself
    events.addEventListener('table', (event: MessageEvent<string>) => {
      const { revision } = JSON.parse(event.data) as { revision: number };
      if (revision !== table?.revision) void reload();
    });
    events.addEventListener('gone', () => {
      events.close();
      void reload();
    });
    return () => events.close();
  });

  return {
    get table() {
      return table;
    },
    get problems() {
      return problems;
    },
    /** Is somebody telling us what changes? */
    get listens() {
      return listens;
    },
    reload,
    show,
  };
}

export interface Said {
  scores: Score[];
  weights: Weight[];
}
export interface Conflict {
  mine: Said;
  theirs: Ballot | undefined;
}

/** Writes scores one save at a time: while one is under way the newest waits. */
export function ballotWriter(shown: (table: Table) => void) {
  let conflict = $state.raw<Conflict>();
  let problems = $state.raw<Problem[]>([]);
  let pending = $state.raw<Said>();
  let isSaving = $state(false);
  let version = 0;
  let where = '';

  async function work(): Promise<void> {
    if (isSaving) return;
    isSaving = true;
    while (pending && !conflict) {
      const mine = pending;
      try {
        const table = await put<Table>(where, { version, ...mine });
        version = ownOf(table)?.version ?? version;
        if (pending === mine) pending = undefined;
        problems = [];
        shown(table);
      } catch (problem) {
        if (!(problem instanceof Refused)) throw problem;
        if (problem.status === 409 && problem.current) {
          const current = problem.current as Table;
          conflict = { mine: pending ?? mine, theirs: ownOf(current) };
          shown(current);
        } else {
          problems = problem.problems;
        }
        pending = undefined;
      }
    }
    isSaving = false;
  }
  const ownOf = (table: Table) => table.ballots.find(({ municipality }) => where.endsWith(`/${municipality}`));

  return {
    get conflict() {
      return conflict;
    },
    get problems() {
      return problems;
    },
    get isSaving() {
      return isSaving;
    },
    /** What was said here and is not kept yet. */
    get pending() {
      return pending;
    },
    /** Whose scores, and which of them are on the screen. */
    follow(table: number, municipality: string, seen: number): void {
      const path = `/tables/${table}/scores/${municipality}`;
      if (path !== where) {
        conflict = undefined;
        pending = undefined;
        problems = [];
      }
      where = path;
      if (!pending && !isSaving) version = seen;
    },
    save(said: Said): void {
      if (conflict) {
        conflict = { ...conflict, mine: said };
        return;
      }
      pending = said;
      void work();
    },
    /** The other was there first: leave theirs, or put mine in its place. */
    settle(keep: 'mine' | 'theirs'): void {
      const { mine, theirs } = conflict ?? {};
      conflict = undefined;
      version = theirs?.version ?? 0;
      if (keep === 'mine' && mine) this.save(mine);
    },
  };
}
