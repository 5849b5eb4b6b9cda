// SPDX-License-Identifier: EUPL-1.2
// A table or chart of a page as a file. The server writes it from the figures as they are shown; it
// computes nothing, and notes in the audit log who took what away.
import { apiPath, ask } from './api';
import { fileName, save } from './files';
import { language, say, type Text } from './language.svelte';
import { messages } from './messages.svelte';
import { Refused, sentenceOf } from './problem';
import type { ChartBlock, TableBlock } from './report';

export type FileForm = 'xlsx' | 'csv' | 'pdf';

const both = (text: Text | string): Text => (typeof text === 'string' ? { nl: text, en: text } : text);

/** As docs/formats/json.md has it: names that a page knows in one language are the same in both. */
function whole(block: TableBlock | ChartBlock): TableBlock | ChartBlock {
  switch (block.type) {
    case 'bar_chart':
      return { ...block, categories: block.categories.map(both) };
    case 'flow_chart':
      return {
        ...block,
        nodes: block.nodes.map((node) => ({ ...node, label: both(node.label) })),
        links: block.links.map((link) => ({ ...link, label: both(link.label) })),
      };
    case 'table': // a cell that no row has is not known
      return { ...block, rows: block.rows.map((row) => Object.fromEntries(block.columns.map(({ key }) => [key, row[key] ?? null]))) };
    case 'band_chart':
    case 'scatter_chart':
      return block;
  }
}

/** Asks an address for a file and lets the browser save it; what is wrong is told. */
export async function keepAnswer(path: string, body: unknown, name: string): Promise<void> {
  try {
    const answer = await ask(path, { method: 'POST', body });
    save(name, await answer.blob());
  } catch (problem) {
    if (!(problem instanceof Refused)) throw problem;
    const [first] = problem.problems;
    if (first) messages.tell(sentenceOf(first), 'warning');
  }
}

export const keepShown = (block: TableBlock | ChartBlock, form: FileForm): Promise<void> =>
  keepAnswer(
    apiPath('/report', { format: form, lang: language.now }),
    { format: 'houvast-report', version: 1, title: both(block.title), blocks: [whole(block)], reasons: [] },
    fileName(say(block.title), form),
  );
