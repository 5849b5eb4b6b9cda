// SPDX-License-Identifier: EUPL-1.2
// Makes the folder that typesets a PDF: one script, the compiler of Typst, and the fonts.
// Usage: node build.mjs FOLDER
import { build } from 'esbuild';
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [folder = 'dist'] = process.argv.slice(2);
const here = fileURLToPath(new URL('.', import.meta.url));
const fontFolders = ['/usr/share/fonts/truetype/open-sans', '/usr/share/fonts/truetype/dejavu'];
const fonts = ['OpenSans-Regular', 'OpenSans-Italic', 'OpenSans-Semibold', 'OpenSans-Bold',
  'DejaVuSans', 'DejaVuSans-Bold'];

mkdirSync(join(folder, 'fonts'), { recursive: true });
for (const font of fonts) {
  const file = fontFolders.map((one) => join(one, `${font}.ttf`)).find(existsSync);
  if (!file) {
    console.error(`council: the font ${font} is not there; tools/setup installs it`);
    process.exit(1);
  }
  cpSync(file, join(folder, 'fonts', `${font}.ttf`));
}

// The compiler is a native addon for one kind of machine. On another there is no PDF, and all else.
const addon = 'typst-ts-node-compiler.linux-x64-gnu';
const compiler = join(here, `../node_modules/@myriaddreamin/${addon.replace('.', '-')}/${addon}.node`);
if (existsSync(compiler)) cpSync(compiler, join(folder, 'typst.node'));
else console.error('council: Typst is not there for this kind of machine; no PDF will be made');

await build({
  entryPoints: [join(here, 'src/main.ts')],
  outfile: join(folder, 'typeset.cjs'),
  bundle: true,
  minify: true,
  platform: 'node',
  format: 'cjs',
  target: 'node18',
  charset: 'utf8',
  define: { 'process.env.NODE_ENV': '"production"' },
  loader: { '.typ': 'text' },
  legalComments: 'linked',
  logLevel: 'warning',
});
