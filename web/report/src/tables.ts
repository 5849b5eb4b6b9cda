// SPDX-License-Identifier: EUPL-1.2
// Tables that can be sorted by a click on a header, and long ones that can be searched.
import { texts } from '../../charts/src/texts';

const longTable = 20;

/** "1.234,56" or "1,234.56" or "-8,3%" as a number; text that is no number is not one. */
export function numberIn(text: string, locale: string): number {
  const plain = text.replace(/[\s\u00a0%]/g, '').replace('\u2212', '-');
  const point = locale.startsWith('nl')
    ? plain.replace(/\./g, '').replace(',', '.')
    : plain.replace(/,/g, '');
  return point === '' ? NaN : Number(point);
}

function compare(a: string, b: string): number {
  const x = numberIn(a, texts.locale);
  const y = numberIn(b, texts.locale);
  if (!Number.isNaN(x) && !Number.isNaN(y)) return x - y;
  // What is not filled in stands below, whichever way the rest goes.
  return a.localeCompare(b, texts.locale, { numeric: true });
}

function sort(table: HTMLTableElement, column: number, up: boolean): void {
  const body = table.tBodies[0];
  if (!body) return;
  const textOf = (row: HTMLTableRowElement) => row.cells[column]?.textContent ?? '';
  const rows = [...body.rows];
  const empty = rows.filter((row) => textOf(row) === '');
  const filled = rows.filter((row) => textOf(row) !== '');
  filled.sort((a, b) => (up ? compare(textOf(a), textOf(b)) : compare(textOf(b), textOf(a))));
  body.append(...filled, ...empty);
}

export function makeSortable(table: HTMLTableElement): void {
  const headers = [...(table.tHead?.rows[0]?.cells ?? [])];
  headers.forEach((header, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'sort';
    button.title = texts.sort;
    button.append(...header.childNodes);
    header.append(button);
    button.addEventListener('click', () => {
      const up = header.getAttribute('aria-sort') !== 'ascending';
      for (const other of headers) other.removeAttribute('aria-sort');
      header.setAttribute('aria-sort', up ? 'ascending' : 'descending');
      sort(table, column, up);
    });
  });
}

export function makeSearchable(table: HTMLTableElement): void {
  const body = table.tBodies[0];
  if (!body || body.rows.length <= longTable) return;
  const rows = [...body.rows].map((row) => ({ row, text: (row.textContent ?? '').toLocaleLowerCase() }));
  const label = document.createElement('label');
  label.className = 'search';
  const words = document.createElement('span');
  words.textContent = texts.search;
  const box = document.createElement('input');
  box.type = 'search';
  const count = document.createElement('output');
  const tell = (shown: number) => { count.textContent = texts.found(shown, rows.length); };
  tell(rows.length);
  box.addEventListener('input', () => {
    const wanted = box.value.trim().toLocaleLowerCase();
    let shown = 0;
    for (const { row, text } of rows) {
      row.hidden = !text.includes(wanted);
      if (!row.hidden) ++shown;
    }
    tell(shown);
  });
  label.append(words, box, count);
  table.closest('.scroll')?.before(label);
}
