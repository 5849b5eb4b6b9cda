// SPDX-License-Identifier: EUPL-1.2
// A server with an example that was run twice, and a browser: what most tests begin with.
import { after, before } from 'node:test';
import { Browser, hasBrowser } from './browser.mjs';
import { Server } from './server.mjs';

/** Call it in a describe(). The runs differ in their scenario when the example has one. */
export function withRegion(example = 'voorbeeldregio', { runs = [{}] } = {}) {
  const region = { server: undefined, browser: undefined, dossier: 0, runs: [] };
  before(async () => {
    region.server = await Server.start();
    region.browser = await Browser.start();
    region.dossier = await region.server.upload(example);
    for (const more of runs) region.runs.push(await region.server.run(region.dossier, more));
  });
  after(async () => {
    await region.browser?.stop();
    await region.server?.stop();
  });
  return region;
}

/** Tests are left out by name where there is no Chromium. */
export const options = hasBrowser ? {} : { skip: 'there is no Chromium' };
