// SPDX-License-Identifier: EUPL-1.2
// The first login on a server for several people.

const password = 'drie fietsen op zolder';

/** Logs in with the password that the server said once, chooses the one above, and is on Beheer. */
export async function beginAsAdministrator(server, window) {
  let once;
  for (let tries = 0; tries < 100 && !once; ++tries) {
    once = /now: ([a-z0-9]{5}(?:-[a-z0-9]{5}){3})/.exec(server.said)?.[1];
    await new Promise((later) => setTimeout(later, 20));
  }
  await window.open('/beheer');
  await window.page.locator('input[autocomplete="username"]').fill('beheerder');
  await window.page.locator('input[type="password"]').fill(once);
  await window.page.keyboard.press('Enter');
  await window.page.locator('input[autocomplete="new-password"]').fill(password);
  await window.page.keyboard.press('Enter');
  await window.page.waitForURL(/\/beheer/);
  await window.settled();
}
