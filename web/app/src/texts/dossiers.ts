// SPDX-License-Identifier: EUPL-1.2
import { pick } from '../base/language.svelte';

const dutch = {
  title: 'Dossiers',
  none: 'Er is nog geen dossier: begin met een voorbeeld, of sleep uw eigen map hierheen.',
  lead: (count: number) =>
    count === 1 ? 'Er is één dossier waarmee u kunt rekenen.' : `Er zijn ${count} dossiers waarmee u kunt rekenen.`,
  begin: 'Begin met een voorbeeld',
  beginText: 'Alles wat u hier ziet is verzonnen, maar de orde van grootte klopt. U kunt het later verwijderen.',
  beginWith: (name: string) => `Begin met ${name}`,
  upload: 'Dossier toevoegen',
  drop: 'een dossier: dossier.toml met zijn tabellen (CSV)',
  uploadAs: 'Wat wilt u ermee?',
  asNew: 'Een nieuw dossier',
  asVersion: (name: string) => `Een nieuwe versie van ${name}`,
  checked: (files: number) => `${files} bestanden nagekeken: er is niets mis. U kunt het dossier bewaren.`,
  wrong: (problems: number) =>
    problems === 1 ? 'Er is 1 ding mis in deze bestanden' : `Er zijn ${problems} dingen mis in deze bestanden`,
  fix: 'Verbeter de bestanden op uw eigen schijf en sleep ze opnieuw hierheen. Er is niets bewaard.',
  keep: 'Bewaar dit dossier',
  name: 'Naam',
  kept: (name: string) => `${name} is bewaard.`,
  conflict: (version: number) =>
    `Iemand anders bewaarde intussen versie ${version}. Bekijk die eerst; bewaart u toch, dan wordt die van u de volgende.`,
  keepAnyway: 'Bewaar als volgende versie',
  cancel: 'Niet bewaren',
  file: 'Bestand', line: 'Regel', field: 'Veld', message: 'Wat er mis is', whole: 'het hele bestand',
  table: 'Dossiers',
  version: 'Versie', made: 'Bewaard', by: 'door', what: 'Wat kunt u doen',
  open: 'Open', shows: 'Wat zit erin', hides: 'Klap dicht', download: 'Download', remove: 'Verwijder',
  removeSure: (name: string) => `${name} verwijderen?`,
  removeText: 'Ook alle versies, scenario’s en notities van dit dossier verdwijnen. Runs blijven bewaard.',
  removed: (name: string) => `${name} is verwijderd.`,
  years: 'Jaren', municipalities: 'Gemeenten', schemes: 'Regelingen', products: 'Producten', levers: 'Maatregelen',
  contracts: 'Contracten', agreements: 'Afspraken', scenarios: 'Scenario’s', files: 'Bestanden', versions: 'Versies',
  mayNot: 'U kunt dossiers bekijken, maar niet toevoegen of wijzigen.',
};

const english: typeof dutch = {
  title: 'Dossiers',
  none: 'There is no dossier yet: begin with an example, or drop a folder of your own here.',
  lead: (count: number) =>
    count === 1 ? 'There is one dossier to compute with.' : `There are ${count} dossiers to compute with.`,
  begin: 'Begin with an example',
  beginText: 'Everything in it is made up, but of the right order of magnitude. You can remove it later.',
  beginWith: (name: string) => `Begin with ${name}`,
  upload: 'Add a dossier',
  drop: 'a dossier: dossier.toml with its tables (CSV)',
  uploadAs: 'What should become of it?',
  asNew: 'A new dossier',
  asVersion: (name: string) => `A new version of ${name}`,
  checked: (files: number) => `${files} files checked: nothing is wrong. You can keep the dossier.`,
  wrong: (problems: number) =>
    problems === 1 ? '1 thing is wrong in these files' : `${problems} things are wrong in these files`,
  fix: 'Mend the files on your own disk and drop them here again. Nothing was kept.',
  keep: 'Keep this dossier',
  name: 'Name',
  kept: (name: string) => `${name} is kept.`,
  conflict: (version: number) =>
    `Somebody else kept version ${version} meanwhile. Look at it first; if you keep yours, it becomes the next.`,
  keepAnyway: 'Keep as the next version',
  cancel: 'Do not keep',
  file: 'File', line: 'Line', field: 'Field', message: 'What is wrong', whole: 'the whole file',
  table: 'Dossiers',
  version: 'Version', made: 'Kept', by: 'by', what: 'What you can do',
  open: 'Open', shows: 'What is in it', hides: 'Fold', download: 'Download', remove: 'Remove',
  removeSure: (name: string) => `Remove ${name}?`,
  removeText: 'All versions, scenarios and notes of this dossier disappear too. Runs stay.',
  removed: (name: string) => `${name} is removed.`,
  years: 'Years', municipalities: 'Municipalities', schemes: 'Schemes', products: 'Products', levers: 'Levers',
  contracts: 'Contracts', agreements: 'Agreements', scenarios: 'Scenarios', files: 'Files', versions: 'Versions',
  mayNot: 'You can look at dossiers, but not add or change them.',
};

export const dossierTexts = () => pick(dutch, english);
