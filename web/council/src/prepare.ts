// SPDX-License-Identifier: EUPL-1.2
// From blocks to pages: drawings are made, tables get their widths, and what must lie on its side is
// put together. The page (page.typ) then only sets what it is given; no text becomes its markup.
import type { Chart } from '../../charts/src/data';
import { setLanguage } from '../../charts/src/texts';
import { draw } from './charts';
import type { Block, Paper, Table } from './data';
import { fit, inset, names } from './fit';
import type { Letters } from './letters';

interface Cell {
  text: string;
  below: boolean; // below zero
}

interface SetTable {
  columns: { label: string; left: boolean; width: number }[];
  rows: Cell[][];
}

type Piece =
  | { kind: 'heading'; text: string; level: number }
  | { kind: 'paragraph'; text: string }
  | {
    kind: 'table'; title: string; unit: string; level: number; size: number; total: boolean;
    names: number; whole: boolean; parts: SetTable[]; notes: string[];
  }
  | { kind: 'drawing'; title: string; unit: string; level: number; file: string; words: string };

export interface Section {
  turned: boolean;
  pieces: Piece[];
}

export interface Prepared {
  language: 'nl' | 'en';
  title: string;
  sections: Section[];
}

const behindCharts = { nl: 'Cijfers bij de grafieken', en: 'Figures behind the charts' };
const mostRowsTogether = 24; // a table up to here is not cut by the end of a page

/** Every text of a value, cleaned: titles, labels, cells, names in charts. */
function cleaned<T>(value: T, clean: (text: string) => string): T {
  if (typeof value === 'string') return clean(value) as T;
  if (Array.isArray(value)) return value.map((one) => cleaned(one, clean)) as T;
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cleaned(one, clean)])) as T;
  }
  return value;
}

/** A word that is wider than its column may be cut where the column ends. */
function cuttable(text: string, width: number, widthOf: (text: string) => number): string {
  return text.split(/(\s+)/).map((word) => {
    if (widthOf(word) <= width) return word;
    let out = '';
    let line = '';
    for (const letter of word) {
      if (line && widthOf(line + letter) > width) {
        out += `${line}\u200b`;
        line = '';
      }
      line += letter;
    }
    return out + line;
  }).join('');
}

export function prepare(paper: Paper, letters: Letters) {
  const drawings = new Map<string, string>();
  const sections: Section[] = [];
  const waiting: Piece[] = []; // headings, which go where the next piece goes
  let seenHeading = false;
  setLanguage(paper.language);

  const put = (piece: Piece, turned: boolean) => {
    if (piece.kind === 'heading') {
      waiting.push(piece);
      return;
    }
    let section = sections.at(-1);
    if (!section || section.turned !== turned) sections.push(section = { turned, pieces: [] });
    section.pieces.push(...waiting.splice(0), piece);
  };

  const level = () => (seenHeading ? 2 : 1);

  const setTable = (table: Table, title: string) => {
    const fitted = fit(table, letters);
    const parts = fitted.parts.map(({ columns, widths }) => {
      const text = (words: string, place: number, bold: boolean) =>
        cuttable(words, (widths[place] ?? 0) - 2 * inset, (one) => letters.width(one, fitted.size, bold));
      const isTotal = (y: number) => table.total && y === table.rows.length - 1;
      return {
        columns: columns.map((x, place) => ({
          label: text(table.columns[x]?.label ?? '', place, true),
          left: table.columns[x]?.left ?? true,
          width: widths[place] ?? 0,
        })),
        rows: table.rows.map((row, y) => columns.map((x, place) => ({
          text: text(row[x] ?? '', place, isTotal(y)),
          below: !table.columns[x]?.left && (row[x] ?? '').startsWith('\u2212'),
        }))),
      };
    });
    put({
      kind: 'table', title, unit: table.unit, level: level(), size: fitted.size, total: table.total,
      names: names(table), whole: table.rows.length <= mostRowsTogether, parts, notes: table.notes,
    }, fitted.turned);
  };

  const setChart = (chart: Chart, title: string, words: string, unit: string) => {
    const file = `drawing${drawings.size}.svg`;
    drawings.set(file, draw(chart, paper.language));
    put({ kind: 'drawing', title, unit, level: level(), file, words }, false);
  };

  const set = (block: Block) => {
    switch (block.kind) {
      case 'heading':
        seenHeading = true;
        put({ kind: 'heading', text: block.text, level: 1 }, false);
        break;
      case 'paragraph':
        put({ kind: 'paragraph', text: block.text }, false);
        break;
      case 'table':
        setTable(block, block.title);
        break;
      case 'chart':
        setChart(block.chart, block.title, block.words, block.figures.unit);
        break;
    }
  };

  const { language, title, blocks } = cleaned(paper, (text) => letters.drawable(text));
  blocks.forEach(set);
  const charts = blocks.flatMap((block) => (block.kind === 'chart' ? [block] : []));
  if (charts.length > 0) {
    set({ kind: 'heading', text: behindCharts[language] });
    for (const { title: name, figures } of charts) setTable(figures, name);
  }
  for (const heading of waiting.splice(0)) {
    if (heading.kind === 'heading') put({ kind: 'paragraph', text: heading.text }, false);
  }
  return { data: { language, title, sections } satisfies Prepared, drawings };
}
