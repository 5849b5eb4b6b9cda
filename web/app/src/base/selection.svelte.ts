// SPDX-License-Identifier: EUPL-1.2
// Which dossier, run and scenario are looked at. In the address, or else the newest there is.
import { address, setQuery } from './address.svelte';
import { apiPath } from './api';
import { say, type Text } from './language.svelte';
import { type Resource, resource } from './resource.svelte';
import { session } from './session.svelte';

export interface DossierHead {
  id: number;
  name: string;
  version: number;
}

export interface RunHead {
  id: number;
  dossier: string;
  dossier_id?: number | null;
  scenario: string;
  started_at: string;
  replications: number;
  engine_version?: string;
}

export interface ScenarioHead {
  id: number;
  label: Text;
  version: number;
}

let dossiers = $state.raw<Resource<{ dossiers: DossierHead[] }>>();
let runs = $state.raw<Resource<{ runs: RunHead[] }>>();
let named = $state.raw<Resource<{ overview: { named_scenarios: { id: string; label: Text }[] } }>>();
let scenarios = $state.raw<Resource<{ scenarios: ScenarioHead[] }>>();

/** Once, by the shell. */
export function followSelection(): void {
  const isIn = () => session.person !== null;
  dossiers = resource(() => (isIn() ? apiPath('/dossiers') : undefined));
  runs = resource(() =>
    isIn() && selection.dossier !== undefined ? apiPath('/runs', { dossier: selection.dossier }) : undefined,
  );
  named = resource(() =>
    isIn() && selection.dossier !== undefined && selection.runs.some(({ scenario }) => scenario) ? apiPath(`/dossiers/${selection.dossier}`) : undefined,
  );
  scenarios = resource(() =>
    isIn() && selection.dossier !== undefined ? apiPath(`/dossiers/${selection.dossier}/scenarios`) : undefined,
  );
}

export const selection = {
  get dossiers(): DossierHead[] {
    return dossiers?.data?.dossiers ?? [];
  },
  /** The newest first. */
  get runs(): RunHead[] {
    return [...(runs?.data?.runs ?? [])].sort((a, b) => b.id - a.id);
  },
  get scenarios(): ScenarioHead[] {
    return scenarios?.data?.scenarios ?? [];
  },
  /** What people call the scenario of a run: that of the dossier, or one that was made here. */
  nameOf(scenario: string, earlier: string): string {
    const [, id, version] = /^scenario (\d+) v(\d+)$/.exec(scenario) ?? [];
    const made = this.scenarios.find((one) => one.id === Number(id));
    if (made) return say(made.label) + (made.version === Number(version) ? '' : ` (${earlier})`);
    const ofDossier = named?.data?.overview.named_scenarios.find((one) => one.id === scenario);
    return ofDossier ? say(ofDossier.label) : scenario;
  },
  get isLoading(): boolean {
    return (dossiers?.isLoading ?? true) || (runs?.isLoading ?? false);
  },
  /** Id of the dossier: of the address, else the first. */
  get dossier(): number | undefined {
    return address.number('dossier') ?? this.dossiers[0]?.id;
  },
  get dossierHead(): DossierHead | undefined {
    return this.dossiers.find(({ id }) => id === this.dossier);
  },
  /** Id of the run: of the address, else the newest of the dossier. */
  get run(): number | undefined {
    return address.number('run') ?? this.runs[0]?.id;
  },
  get runHead(): RunHead | undefined {
    return this.runs.find(({ id }) => id === this.run);
  },
  get scenario(): number | undefined {
    return address.number('scenario');
  },
  choose(chosen: { dossier?: number; run?: number | null; scenario?: number | null }): void {
    if (chosen.dossier !== undefined && chosen.dossier !== this.dossier) {
      setQuery({ dossier: chosen.dossier, run: null, scenario: null, waarom: null });
    } else {
      setQuery({ ...chosen, dossier: this.dossier ?? null, waarom: null });
    }
  },
  /** After an upload or a run. */
  reload(): void {
    dossiers?.reload();
    runs?.reload();
    scenarios?.reload();
  },
};
