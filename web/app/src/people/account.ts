// SPDX-License-Identifier: EUPL-1.2
export const roles = ['viewer', 'analyst', 'regional_controller', 'administrator'] as const;
export type RoleName = (typeof roles)[number];

export interface Account {
  name: string;
  display_name: string;
  role: RoleName;
  municipality: string | null;
  is_active: boolean;
  must_change_password: boolean;
  /** Issuer, a blank and the subject, of who logs in through a provider. */
  subject: string | null;
}

export interface Changed {
  person: Account;
  one_time_password: string | null;
}

/** A one-time password to pass on. */
export interface Handed {
  name: string;
  password: string;
}

export function handedOf({ person, one_time_password: password }: Changed): Handed | undefined {
  return password === null ? undefined : { name: person.display_name || person.name, password };
}
