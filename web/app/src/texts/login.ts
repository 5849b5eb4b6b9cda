// SPDX-License-Identifier: EUPL-1.2
import { pick } from '../base/language.svelte';

const dutch = {
  title: 'Inloggen',
  lead: 'Log in met de naam en het wachtwoord die u van uw beheerder kreeg.',
  name: 'Naam',
  password: 'Wachtwoord',
  logIn: 'Inloggen',
  wrong: 'Inloggen is niet gelukt',
  withOrganisation: (name: string) => `Inloggen met ${name}`,
  failures: {
    aanbieder: 'De aanbieder waarmee u inlogt is nu niet te bereiken. Probeer het zo opnieuw, of log in met naam en wachtwoord.',
    geweigerd: 'De aanbieder heeft u niet toegelaten. Probeer het opnieuw, of vraag uw beheerder om hulp.',
    verlopen: 'Het inloggen duurde te lang, of is in een ander venster begonnen. Begin opnieuw.',
    token: 'Het antwoord van de aanbieder klopt niet en is daarom niet vertrouwd. Begin opnieuw; vraag uw beheerder om hulp als het weer gebeurt.',
    onbekend: 'Er is geen account dat bij u hoort. Vraag uw beheerder om uw account te koppelen.',
    'geen-rol': 'U hebt bij de aanbieder geen rol voor Houvast. Vraag uw beheerder om een rol.',
    geblokkeerd: 'Uw account heeft geen toegang. Vraag uw beheerder om hulp.',
    'laatste-beheerder': 'U bent de laatste beheerder, en de aanbieder geeft u een andere rol. Log in met naam en wachtwoord, en maak eerst iemand anders beheerder.',
    opslag: 'De gegevens zijn nu niet te bereiken. Probeer het zo opnieuw.',
  } as Record<string, string>,
  failed: 'Inloggen is niet gelukt. Probeer het opnieuw.',
  changeTitle: 'Kies een eigen wachtwoord',
  changeLead: 'Het eerste wachtwoord was eenmalig. Kies er nu een dat alleen u kent.',
  present: 'Huidig wachtwoord',
  next: 'Nieuw wachtwoord',
  change: 'Wachtwoord opslaan',
  changed: 'Het wachtwoord is opgeslagen.',
  alreadyIn: (name: string) => `U bent ingelogd als ${name}.`,
};

const english: typeof dutch = {
  title: 'Log in',
  lead: 'Log in with the name and password that your administrator gave you.',
  name: 'Name',
  password: 'Password',
  logIn: 'Log in',
  wrong: 'Logging in did not succeed',
  withOrganisation: (name) => `Log in with ${name}`,
  failures: {
    aanbieder: 'The provider that you log in with cannot be reached now. Try again in a moment, or log in with name and password.',
    geweigerd: 'The provider did not let you in. Try again, or ask your administrator for help.',
    verlopen: 'Logging in took too long, or was begun in another window. Begin again.',
    token: 'The answer of the provider is not right and was not trusted. Begin again; ask your administrator for help if it happens again.',
    onbekend: 'There is no account that belongs to you. Ask your administrator to link your account.',
    'geen-rol': 'You have no role for Houvast at the provider. Ask your administrator for a role.',
    geblokkeerd: 'Your account has no access. Ask your administrator for help.',
    'laatste-beheerder': 'You are the last administrator, and the provider gives you another role. Log in with name and password, and make somebody else administrator first.',
    opslag: 'The data cannot be reached now. Try again in a moment.',
  },
  failed: 'Logging in did not succeed. Try again.',
  changeTitle: 'Choose a password of your own',
  changeLead: 'The first password was for once. Now choose one that only you know.',
  present: 'Present password',
  next: 'New password',
  change: 'Save the password',
  changed: 'The password is saved.',
  alreadyIn: (name) => `You are logged in as ${name}.`,
};

export const loginTexts = () => pick(dutch, english);
