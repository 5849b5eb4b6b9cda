// SPDX-License-Identifier: EUPL-1.2
import { type Report, type Row, tableOf } from './report';

/**
 * Which transfers stand behind each line of "What it is made of". The transfers and the reasons of
 * the report come in one order, and reasons know their item; a line is recognised by the name of its
 * scheme and its sum, since it carries the item's name and not its key.
 */
export function transfersByItem(report: Report, items: Row[]): Map<Row, Row[]> {
  const transfers = tableOf(report, 'transfers')?.rows ?? [];
  const groups = new Map<string, { scheme: Row[string]; sum: number; rows: Row[] }>();
  transfers.forEach((row, index) => {
    const reason = report.reasons?.[index];
    if (!reason) return;
    const key = `${reason.scheme} ${reason.item}`;
    const group = groups.get(key) ?? { scheme: row['scheme'] ?? null, sum: 0, rows: [] };
    group.sum += Number(row['amount_cents']);
    group.rows.push(row);
    groups.set(key, group);
  });
  const left = [...groups.values()];
  return new Map(
    items.map((item) => {
      const at = left.findIndex(({ scheme, sum }) => scheme === item['scheme'] && sum === item['amount_cents']);
      return [item, at < 0 ? [] : (left.splice(at, 1)[0]?.rows ?? [])];
    }),
  );
}
