// SPDX-License-Identifier: EUPL-1.2
import { pick } from '../base/language.svelte';

const dutch = {
  title: 'Inloggen',
  lead: 'Log in met de naam en het wachtwoord die u van uw beheerder kreeg.',
  name: 'Naam',
  password: 'Wachtwoord',
  logIn: 'Inloggen',
  wrong: 'Inloggen is niet gelukt',
  withOrganisation: 'Inloggen met uw organisatie',
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
  withOrganisation: 'Log in with your organisation',
  changeTitle: 'Choose a password of your own',
  changeLead: 'The first password was for once. Now choose one that only you know.',
  present: 'Present password',
  next: 'New password',
  change: 'Save the password',
  changed: 'The password is saved.',
  alreadyIn: (name) => `You are logged in as ${name}.`,
};

export const loginTexts = () => pick(dutch, english);
