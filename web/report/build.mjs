// SPDX-License-Identifier: EUPL-1.2
// Makes one script out of src/report.ts and what it imports. Usage: node build.mjs OUTPUT
import { build } from 'esbuild';

const [outfile = 'dist/report.js'] = process.argv.slice(2);

await build({
  entryPoints: [new URL('src/report.ts', import.meta.url).pathname],
  outfile,
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2020',
  charset: 'utf8',
  legalComments: 'inline', // the notices of the guests travel with the report
  logLevel: 'warning',
});
