// SPDX-License-Identifier: EUPL-1.2
// Light or dark paper: as the system has it, unless the reader chooses.
import { keep, kept } from './kept';

export type ThemeChoice = 'system' | 'light' | 'dark';

const asked = window.matchMedia('(prefers-color-scheme: dark)');
const first = kept('theme');
let chosen = $state<ThemeChoice>(first === 'light' || first === 'dark' ? first : 'system');
let systemIsDark = $state(asked.matches);
asked.addEventListener('change', (event) => {
  systemIsDark = event.matches;
});

export const theme = {
  get chosen(): ThemeChoice {
    return chosen;
  },
  get now(): 'light' | 'dark' {
    if (chosen !== 'system') return chosen;
    return systemIsDark ? 'dark' : 'light';
  },
  set(choice: ThemeChoice): void {
    chosen = choice;
    keep('theme', choice === 'system' ? null : choice);
    if (choice === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = choice;
  },
};
