// SPDX-License-Identifier: EUPL-1.2
// Builds the web app and writes it as one file for the server (pack.mjs).
// Usage: node build.mjs OUTPUT [FOLDER], where FOLDER gets the files apart, to look at
import { build, transform } from 'esbuild';
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pack } from './pack.mjs';
import { onlyUsed } from './used_styles.mjs';
import { svelte } from './svelte_plugin.mjs';

const mostKilobytes = 400;
const here = dirname(fileURLToPath(import.meta.url));
const [output, folder] = process.argv.slice(2);
if (!output) throw new Error('say where the pack must go');

const styles = new Map();
const built = await build({
  entryPoints: { app: join(here, 'src/main.ts') },
  outdir: join(here, 'out'), // never written
  write: false,
  metafile: true,
  bundle: true,
  minify: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  charset: 'utf8',
  conditions: ['svelte', 'browser'],
  mainFields: ['svelte', 'browser', 'module', 'main'],
  entryNames: 'assets/[name]-[hash]',
  chunkNames: 'assets/[name]-[hash]',
  legalComments: 'none', // licences.txt names the guests
  loader: { '.toml': 'text', '.csv': 'text' }, // the examples to begin with
  plugins: [svelte(styles)],
  logLevel: 'warning',
});

const hashOf = (text) => createHash('sha256').update(text).digest('hex').slice(0, 8).toUpperCase();

/** Our own sheets, then those of components in order of path: the same bytes on every machine. */
async function allStyles() {
  const sheets = join(here, 'src/styles');
  const own = (await readdir(sheets)).filter((name) => name.endsWith('.css')).sort();
  const design = await readFile(join(here, '../node_modules/@utrecht/component-library-css/dist/index.css'), 'utf8');
  const texts = await Promise.all(own.map((name) => readFile(join(sheets, name), 'utf8')));
  const components = [...styles].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, css]) => css);
  const all = [onlyUsed(design), ...texts, ...components].join('\n');
  return (await transform(all, { loader: 'css', minify: true, charset: 'utf8' })).code;
}

const files = built.outputFiles.map(({ path, contents }) => ({
  path: `/${relative(join(here, 'out'), path)}`,
  bytes: contents,
  immutable: true,
}));
const css = await allStyles();
const sheet = `/assets/app-${hashOf(css)}.css`;
files.push({ path: sheet, bytes: css, immutable: true });

/** Everything that the first page loads before it shows: the entry and what it imports. */
function firstView() {
  const outputs = built.metafile.outputs;
  const seen = new Set();
  const visit = (name) => {
    if (seen.has(name)) return;
    seen.add(name);
    for (const { path, kind } of outputs[name].imports) if (kind === 'import-statement') visit(path);
  };
  const named = (source) =>
    Object.keys(outputs).find((name) => outputs[name].entryPoint?.endsWith(source));
  visit(named('src/main.ts'));
  const entry = [...seen];
  // The overview has a chart, so what draws it comes along.
  for (const source of ['pages/Overzicht.svelte', 'components/drawing.ts']) visit(named(source));
  const served = (name) => `/assets/${basename(name)}`;
  return { entry: entry.map(served), all: [...seen].map(served) };
}
const view = firstView();

const [script, ...preloads] = view.entry;
const page = (await readFile(join(here, 'src/index.html'), 'utf8'))
  .replace('%STYLE%', sheet)
  .replace('%SCRIPT%', script)
  .replace('%PRELOAD%', preloads.map((path) => `<link rel="modulepreload" href="${path}">`).join(''));
files.push({ path: '/index.html', bytes: page, immutable: false });
files.push({ path: '/icon.svg', bytes: await readFile(join(here, 'src/icon.svg')), immutable: false });
// Set before the first paint, so that a dark screen does not flash white; no script in the page.
const theme = await transform(await readFile(join(here, 'src/theme.js'), 'utf8'), { minify: true });
files.push({ path: '/theme.js', bytes: theme.code, immutable: false });

const { index, bytes } = pack(files);
const gzip = new Map(index.map((file) => [file.path, file.gzip]));
const first = ['/index.html', '/theme.js', sheet, ...view.all].reduce((sum, path) => sum + (gzip.get(path) ?? 0), 0);
const kilobytes = (first / 1000).toFixed(1);
console.log(`web app: ${index.length} files, first view ${kilobytes} kB gzipped (at most ${mostKilobytes})`);
if (first > mostKilobytes * 1000) {
  const largest = index.filter(({ path }) => view.all.includes(path)).sort((a, b) => b.gzip - a.gzip);
  for (const file of largest.slice(0, 8)) console.error(`  ${file.gzip} ${file.path}`);
  console.error('web app: the first view is too large; load what it does not need later');
  process.exit(1);
}

await mkdir(dirname(output), { recursive: true });
await writeFile(output, bytes);
if (folder) {
  for (const { path, bytes: content } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}
