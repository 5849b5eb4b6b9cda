// SPDX-License-Identifier: EUPL-1.2
import { pick } from '../base/language.svelte';

const dutch = {
  lead: 'Dit dossier is nog niet doorgerekend.',
  noDossier: 'Er is nog geen dossier om door te rekenen.',
  toDossiers: 'Voeg een dossier toe, of begin met een voorbeeld',
  explain: (name: string) =>
    `${name} wordt doorgerekend zoals het is, met 100 trekkingen voor de onzekerheid. Scenario’s rekent u door op de pagina Scenario’s.`,
  explainScenario: (name: string) => `${name} wordt doorgerekend met het gekozen scenario, met 100 trekkingen voor de onzekerheid.`,
  start: 'Reken dit dossier door',
  running: (name: string) => `Doorrekenen van ${name}`,
  askAnother: 'U mag zelf niet laten rekenen; vraag het een analist of de regiocontroller.',
};

const english: typeof dutch = {
  lead: 'This dossier has not been computed yet.',
  noDossier: 'There is no dossier to compute yet.',
  toDossiers: 'Add a dossier, or begin with an example',
  explain: (name) =>
    `${name} is computed as it is, with 100 draws for the uncertainty. Scenarios are computed on the page Scenarios.`,
  explainScenario: (name) => `${name} is computed with the scenario that was chosen, with 100 draws for the uncertainty.`,
  start: 'Compute this dossier',
  running: (name) => `Computing ${name}`,
  askAnother: 'You may not start computations; ask an analyst or the regional controller.',
};

export const firstRunTexts = () => pick(dutch, english);
