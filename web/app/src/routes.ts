// SPDX-License-Identifier: EUPL-1.2
// The pages. One line a page; a page is loaded when somebody goes there.
import type { Component } from 'svelte';
import type { Text } from './base/language.svelte';
import type { Group } from './texts/shell';

export interface Route {
  path: string;
  label: Text;
  /** Where it stands in the menu; without one it is not in the menu. */
  group?: Group;
  /** Shown to who may do this only (people.h). */
  permission?: string;
  load: () => Promise<{ default: Component }>;
}

export const home = '/overzicht';

export const routes: Route[] = [
  { path: '/overzicht', label: { nl: 'Overzicht', en: 'Overview' }, group: 'result', load: () => import('./pages/Overzicht.svelte') },
  { path: '/geldstromen', label: { nl: 'Geldstromen', en: 'Money streams' }, group: 'result', load: () => import('./pages/Geldstromen.svelte') },
  { path: '/verdeelmodel', label: { nl: 'Verdeelmodel', en: 'Allocation model' }, group: 'compute', load: () => import('./pages/Verdeelmodel.svelte') },
  { path: '/regio-afspraken', label: { nl: 'Regio-afspraken', en: 'Regional agreements' }, group: 'together', load: () => import('./pages/RegioAfspraken.svelte') },
  { path: '/vraag-en-wachtlijst', label: { nl: 'Vraag en wachtlijst', en: 'Demand and waiting list' }, group: 'compute', load: () => import('./pages/VraagEnWachtlijst.svelte') },
  { path: '/bekostiging', label: { nl: 'Bekostiging', en: 'Payment' }, group: 'compute', load: () => import('./pages/Bekostiging.svelte') },
  { path: '/scenarios', label: { nl: 'Scenario’s', en: 'Scenarios' }, group: 'compute', load: () => import('./pages/Scenarios.svelte') },
  { path: '/quickscan', label: { nl: 'Quickscan', en: 'Quickscan' }, group: 'compute', load: () => import('./pages/Quickscan.svelte') },
  { path: '/afweegtafel', label: { nl: 'Afweegtafel', en: 'Weighing table' }, group: 'together', load: () => import('./pages/Afweegtafel.svelte') },
  { path: '/dossiers', label: { nl: 'Dossiers', en: 'Dossiers' }, group: 'data', load: () => import('./pages/Dossiers.svelte') },
  { path: '/beheer', label: { nl: 'Beheer', en: 'Administration' }, group: 'data', permission: 'manage_people', load: () => import('./pages/Beheer.svelte') },
  { path: '/inloggen', label: { nl: 'Inloggen', en: 'Log in' }, load: () => import('./pages/Inloggen.svelte') },
];
