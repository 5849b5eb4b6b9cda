// SPDX-License-Identifier: EUPL-1.2
// Who is here, and what that person may do.
export interface Person {
  name: string;
  role: 'viewer' | 'analyst' | 'regional_controller' | 'administrator';
  municipality: string | null;
  is_only_user: boolean;
  must_change_password: boolean;
  permissions: string[];
}

export interface SessionAnswer {
  is_multi_user: boolean;
  person: Person | null;
  /** The OpenID Connect provider that people can log in with. */
  oidc: { name: string } | null;
  csrf?: string;
}

let answer = $state<SessionAnswer>();

export const session = {
  /** Undefined as long as the server was not asked. */
  get answer(): SessionAnswer | undefined {
    return answer;
  },
  get person(): Person | null {
    return answer?.person ?? null;
  },
  get csrf(): string {
    return answer?.csrf ?? '';
  },
  may(permission: string): boolean {
    return answer?.person?.permissions.includes(permission) ?? false;
  },
  set(now: SessionAnswer): void {
    answer = now;
  },
  /** Nobody is logged in any more. */
  end(): void {
    if (answer) answer = { is_multi_user: answer.is_multi_user, oidc: answer.oidc, person: null };
  },
};
