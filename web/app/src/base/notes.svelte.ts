// SPDX-License-Identifier: EUPL-1.2
// What people say about figures (NL: tellen en vertellen), of the dossier and run that are shown.
import { get, post, remove } from './api';
import { away } from './away.svelte';
import { selection } from './selection.svelte';

export interface Note {
  id: number;
  figure: string;
  text: string;
  status: string;
  made: { by: string; at: string };
}

let all = $state.raw<Note[]>([]);

export const notes = {
  at(figure: string): Note[] {
    return all.filter((note) => note.figure === figure);
  },
  async refresh(): Promise<void> {
    const { dossier } = selection;
    if (dossier === undefined) {
      all = [];
      return;
    }
    const answer = await get<{ notes: Note[] }>('/notes', { dossier });
    all = answer.notes;
  },
  async write(figure: string, text: string): Promise<void> {
    await post('/notes', { figure, text, dossier: selection.dossier });
    await this.refresh();
  },
  async take(id: number): Promise<void> {
    await remove(`/notes/${id}`);
    await this.refresh();
  },
};

/** Keeps the notes those of the dossier in the address. */
export function followNotes(): void {
  $effect(() => {
    void selection.dossier;
    void away.recoveries;
    // Notes are beside the figures; a page without them is still a page.
    notes.refresh().catch(() => undefined);
  });
}
