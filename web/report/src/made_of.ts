// SPDX-License-Identifier: EUPL-1.2
// A click on a stream lists what it consists of: the reasons in the page whose accounts are its
// two ends, or else the words that the stream came with.
import type { FlowChart } from '../../charts/src/data';
import { show, texts } from '../../charts/src/texts';

const most = 200;

function element<K extends keyof HTMLElementTagNameMap>(
  name: K, text = '', className = '',
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

/** An account, or all accounts of a kind: "residents" holds "residents:GM9001". */
const isOf = (account: string | undefined, node: string) =>
  account === node || (account?.startsWith(`${node}:`) ?? false);

/** A negative transfer is a stream the other way. */
function reasonsBetween(from: string, to: string): HTMLTableRowElement[] {
  const rows = document.querySelectorAll<HTMLTableRowElement>('#reasons tbody tr');
  return [...rows].filter(({ dataset, cells }) => {
    const isBack = [...cells].some((cell) => cell.classList.contains('neg'));
    const [payer, receiver] = isBack ? [dataset.to, dataset.from] : [dataset.from, dataset.to];
    return isOf(payer, from) && isOf(receiver, to);
  });
}

function copyOf(rows: HTMLTableRowElement[]): HTMLElement {
  const scroll = element('div', '', 'scroll');
  const table = element('table');
  const head = document.querySelector('#reasons thead')?.cloneNode(true);
  if (head) table.append(head);
  const body = element('tbody');
  body.append(...rows.slice(0, most).map((row) => row.cloneNode(true)));
  table.append(body);
  scroll.append(table);
  return scroll;
}

export function tellAbout(
  place: HTMLElement, chart: FlowChart, link: FlowChart['links'][number],
): void {
  const figure = place.closest('figure') ?? place;
  figure.querySelector('.made-of')?.remove();
  const label = (id: string) => chart.nodes.find((node) => node.id === id)?.label ?? id;
  const box = element('div', '', 'made-of');
  box.setAttribute('role', 'status');
  const heading = `${label(link.from)} → ${label(link.to)}: ${show(link.amount_cents / 100, 'euro')}`;
  const close = element('button', texts.close);
  close.type = 'button';
  close.addEventListener('click', () => box.remove());
  const rows = reasonsBetween(link.from, link.to);
  box.append(element('p', heading, 'made-of-title'), close);
  if (link.label) box.append(element('p', `${texts.consists}: ${link.label}.`));
  if (rows.length > 0) {
    if (rows.length > most) box.append(element('p', texts.found(most, rows.length)));
    box.append(copyOf(rows));
  }
  place.after(box);
}
