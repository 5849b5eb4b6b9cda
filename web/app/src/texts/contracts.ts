// SPDX-License-Identifier: EUPL-1.2
import { pick } from '../base/language.svelte';

const dutch = {
  title: 'Bekostiging',
  noDossier: 'Kies eerst een dossier met contracten, bijvoorbeeld het voorbeeld Groeimodel.',
  noContracts: 'Dit dossier heeft geen contracten: zorg wordt er betaald naar hoeveelheid en prijs.',
  leadAsk: 'Kies vormen van bekostiging en zet ze naast elkaar: kosten, wachtlijst, marge en risico bij dezelfde inwoners.',
  leadCompare: (year: string, best: string, paid: string, waiting: string) =>
    `In ${year} betalen de gemeenten het minst bij ‘${best}’ (${paid}); ${waiting === '0' ? 'dan wacht er aan het eind van dat jaar niemand'
      : waiting === '1' ? 'dan wacht er aan het eind van dat jaar één cliënt' : `dan wachten er aan het eind van dat jaar ${waiting} cliënten`}.`,
  leadIncentives: (flags: number) =>
    flags === 0 ? 'De contracten duwen nergens de verkeerde kant op.' : `De contracten duwen op ${flags === 1 ? 'één plaats' : `${flags} plaatsen`} de verkeerde kant op; onderaan staat wat helpt.`,
  compare: 'Naast elkaar', incentives: 'Prikkels', paid: 'Betaald, plafonds en aanbieders', tabs: 'Wat wilt u zien?',
  forms: 'Vormen van bekostiging', formsHint: 'Het dossier zelf doet altijd mee. Een vorm is een scenario.',
  replications: 'Aantal trekkingen', run: 'Reken door', running: 'Vormen van bekostiging vergelijken', runningIncentives: 'Prikkels berekenen', runningPaid: 'Eén trekking van de zorg betalen',
  none: 'Kies ten minste één vorm.',
  noScenarios: 'Dit dossier heeft geen scenario’s. Maak er een op de pagina Scenario’s.',
  scenario: 'Uitgaan van', asItIs: 'Het dossier zoals het is',
  all: 'Elke aanbieder en elk product', largest: 'De grootste per contract', which: 'Welke gevallen',
  oneDraw: 'Eén trekking: zo zou het kunnen lopen. Voor gemiddelden en risico kijkt u bij ‘Naast elkaar’.',
  provider: 'Aanbieder', everyProvider: 'Alle aanbieders',
  report: 'Alles als bestand',
};

const english: typeof dutch = {
  title: 'Payment',
  noDossier: 'Choose a dossier with contracts first, for example the example Groeimodel.',
  noContracts: 'This dossier has no contracts: care is paid by volume and price.',
  leadAsk: 'Choose payment forms and set them side by side: cost, waiting list, margin and risk for the same residents.',
  leadCompare: (year, best, paid, waiting) =>
    `In ${year} municipalities pay least with ‘${best}’ (${paid}); ${waiting === '0' ? 'then nobody waits'
      : waiting === '1' ? 'then one client waits' : `then ${waiting} clients wait`} at the end of that year.`,
  leadIncentives: (flags) =>
    flags === 0 ? 'The contracts push the wrong way nowhere.' : `The contracts push the wrong way in ${flags === 1 ? 'one place' : `${flags} places`}; below stands what helps.`,
  compare: 'Side by side', incentives: 'Incentives', paid: 'Paid, ceilings and providers', tabs: 'What do you want to see?',
  forms: 'Payment forms', formsHint: 'The dossier itself always takes part. A form is a scenario.',
  replications: 'Number of draws', run: 'Compute', running: 'Comparing payment forms', runningIncentives: 'Computing incentives', runningPaid: 'Paying one draw of care',
  none: 'Choose at least one form.',
  noScenarios: 'This dossier has no scenarios. Make one on the page Scenarios.',
  scenario: 'Starting from', asItIs: 'The dossier as it is',
  all: 'Every provider and product', largest: 'The largest of each contract', which: 'Which cases',
  oneDraw: 'One draw: how it might go. For means and risk see ‘Side by side’.',
  provider: 'Provider', everyProvider: 'All providers',
  report: 'Everything as a file',
};

export const contractTexts = () => pick(dutch, english);
