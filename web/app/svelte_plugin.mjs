// SPDX-License-Identifier: EUPL-1.2
// Lets esbuild read Svelte's components and modules. Styles of all components come out together:
// a page that is loaded later finds its own already there.
import { readFile } from 'node:fs/promises';
import { compile, compileModule } from 'svelte/compiler';

export function svelte(styles) {
  return {
    name: 'svelte',
    setup(build) {
      build.onLoad({ filter: /\.svelte\.ts$/ }, async ({ path }) => {
        const typed = await readFile(path, 'utf8');
        const { code } = await build.esbuild.transform(typed, { loader: 'ts', target: 'es2022' });
        return { contents: compileModule(code, { filename: path }).js.code };
      });
      build.onLoad({ filter: /\.svelte$/ }, async ({ path }) => {
        const source = await readFile(path, 'utf8');
        try {
          const { js, css } = compile(source, { filename: path, css: 'external', runes: true });
          if (css) styles.set(path, css.code);
          return { contents: js.code };
        } catch (problem) {
          const { line = 1, column = 0 } = problem.start ?? {};
          return { errors: [{ text: problem.message, location: { file: path, line, column } }] };
        }
      });
    },
  };
}
