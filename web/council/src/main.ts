// SPDX-License-Identifier: EUPL-1.2
// Typesets a report: what render_print wrote comes in, a tagged PDF (PDF/UA-1) goes out.
// Usage: node typeset.cjs <print.json >report.pdf
import { Console } from 'node:console';
import { join } from 'node:path';
import { measureWith } from './charts';
import { loadCompiler } from './compiler';
import type { Paper } from './data';
import { Letters } from './letters';
import page from './page.typ';
import { prepare } from './prepare';

// The PDF goes to standard output, so nobody else may.
globalThis.console = new Console(process.stderr);

/** A folder that need not be there: all files are given from memory. */
const root = '/houvast';

function typeset(paper: Paper): Buffer {
  const letters = new Letters(join(__dirname, 'fonts'));
  measureWith(letters);
  const compiler = loadCompiler(join(__dirname, 'typst.node')).create({
    workspace: root,
    fontArgs: [{ fontBlobs: letters.fonts.map((font) => font.bytes) }],
  });
  const { data, drawings } = prepare(paper, letters);
  compiler.mapShadow(`${root}/data.json`, Buffer.from(JSON.stringify(data)));
  for (const [name, svg] of drawings) compiler.mapShadow(`${root}/${name}`, Buffer.from(svg));
  const made = compiler.compile({ mainFileContent: page });
  const fault = made.takeError();
  if (fault || !made.result) throw new Error(JSON.stringify(fault?.shortDiagnostics ?? 'no result'));
  return compiler.pdf(made.result, { pdfStandard: 'ua-1' });
}

async function read(): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

async function main(): Promise<void> {
  const pdf = typeset(JSON.parse(await read()) as Paper);
  await new Promise((written) => process.stdout.write(pdf, written));
}

main().catch((fault: unknown) => {
  const words = fault instanceof Error ? fault.message : String(fault);
  process.stderr.write(`${words.replace(/\s+/g, ' ').slice(0, 500)}\n`);
  process.exitCode = 1;
});
