// SPDX-License-Identifier: EUPL-1.2
// What we use of Typst's compiler, which is a native addon: typst-ts-node-compiler, Apache-2.0.
import { createRequire } from 'node:module';

export interface Compiler {
  /** A file that is not on any disk. */
  mapShadow(path: string, content: Buffer): void;
  compile(what: { mainFileContent: string }): Compiled;
  pdf(document: object, options: { pdfStandard: 'ua-1' }): Buffer;
}

interface Compiled {
  readonly result: object | null;
  takeError(): { readonly shortDiagnostics: unknown[] } | null;
}

interface Addon {
  NodeCompiler: {
    create(options: { workspace: string; fontArgs: { fontBlobs: Buffer[] }[] }): Compiler;
  };
}

export function loadCompiler(file: string): Addon['NodeCompiler'] {
  return (createRequire(file)(file) as Addon).NodeCompiler;
}
