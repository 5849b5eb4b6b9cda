// SPDX-License-Identifier: EUPL-1.2
// What the audit log calls an action, in words. An action that is not here is shown as it is kept.
import { language } from '../base/language.svelte';

const words: Record<string, readonly [nl: string, en: string]> = {
  login: ['Ingelogd', 'Logged in'],
  'login.failed': ['Inloggen mislukt', 'Login failed'],
  logout: ['Uitgelogd', 'Logged out'],
  'password.change': ['Wachtwoord gewijzigd', 'Password changed'],
  'person.create': ['Persoon toegevoegd', 'Person added'],
  'person.change': ['Persoon gewijzigd', 'Person changed'],
  'person.remove': ['Persoon verwijderd', 'Person removed'],
  'dossier.create': ['Dossier toegevoegd', 'Dossier added'],
  'dossier.replace': ['Dossier vervangen', 'Dossier replaced'],
  'dossier.remove': ['Dossier verwijderd', 'Dossier removed'],
  'scenario.create': ['Scenario gemaakt', 'Scenario made'],
  'scenario.replace': ['Scenario gewijzigd', 'Scenario changed'],
  'scenario.remove': ['Scenario verwijderd', 'Scenario removed'],
  'job.create': ['Berekening gestart', 'Computation started'],
  'job.cancel': ['Berekening gestopt', 'Computation stopped'],
  'run.remove': ['Doorrekening verwijderd', 'Run removed'],
  'table.create': ['Afweegtafel gemaakt', 'Weighing table made'],
  'table.replace': ['Afweegtafel gewijzigd', 'Weighing table changed'],
  'table.score': ['Scores gegeven', 'Scores given'],
  'table.open': ['Afweegtafel geopend', 'Weighing table opened'],
  'table.close': ['Afweegtafel gesloten', 'Weighing table closed'],
  'table.remove': ['Afweegtafel verwijderd', 'Weighing table removed'],
  'note.create': ['Notitie geschreven', 'Note written'],
  'note.settle': ['Notitie afgehandeld', 'Note settled'],
  'note.remove': ['Notitie verwijderd', 'Note removed'],
  'records.view': ['Cliëntgegevens ingezien', 'Client records viewed'],
  'records.put': ['Cliëntgegevens bewaard', 'Client records kept'],
  'records.remove': ['Cliëntgegevens verwijderd', 'Client records removed'],
  'map.replace': ['Gemeentegrenzen vervangen', 'Municipal borders replaced'],
  'map.remove': ['Gemeentegrenzen verwijderd', 'Municipal borders removed'],
  'circular.upload': ['Circulaire geladen', 'Circular loaded'],
  'circular.remove': ['Circulaire verwijderd', 'Circular removed'],
  'quickscan.upload': ['Bestanden voor de quickscan geladen', 'Files for the quickscan loaded'],
  'quickscan.remove': ['Bestanden van de quickscan verwijderd', 'Files of the quickscan removed'],
  export: ['Bewaard als bestand', 'Saved as a file'],
  'report.export': ['Bewaard als bestand', 'Saved as a file'],
};

export function actionInWords(what: string): string {
  return words[what]?.[language.now === 'nl' ? 0 : 1] ?? what;
}
