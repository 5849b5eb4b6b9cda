// SPDX-License-Identifier: EUPL-1.2
// The money streams (R1): thickness is the amount.
import { type EChartsCoreOption, format } from './echarts';
import type { FlowChart } from './data';
import { frame, palette, tooltipBox } from './frame';
import { show, texts } from './texts';

type Link = FlowChart['links'][number];

/** A stream as it is drawn; `target` may be a second appearance of a node. */
export interface DrawnLink {
  source: string;
  target: string;
  value: number;
  link: Link;
}

const again = '\u0000again';
export const nodeOf = (drawn: string) => (drawn.endsWith(again) ? drawn.slice(0, -again.length) : drawn);

/**
 * Streams run from left to right, so what flows back (the region paying a municipality that paid
 * it) ends in a second appearance of the receiver at the right.
 */
export function untangle(links: Link[]): DrawnLink[] {
  const next = new Map<string, Set<string>>();
  const reaches = (from: string, to: string): boolean => {
    const seen = new Set<string>();
    const visit = (node: string): boolean => {
      if (node === to) return true;
      if (seen.has(node)) return false;
      seen.add(node);
      return [...(next.get(node) ?? [])].some(visit);
    };
    return visit(from);
  };
  return links.map((link) => {
    const flowsBack = reaches(link.to, link.from);
    if (!flowsBack) next.set(link.from, (next.get(link.from) ?? new Set()).add(link.to));
    return {
      source: link.from,
      target: flowsBack ? link.to + again : link.to,
      value: link.amount_cents,
      link,
    };
  });
}

export function flowHeight(chart: FlowChart): number {
  const receivers = new Set(chart.links.map((link) => link.to));
  const payers = new Set(chart.links.map((link) => link.from));
  return Math.max(360, 60 + Math.max(receivers.size, payers.size) * 38);
}

interface Hovered {
  dataType: 'node' | 'edge';
  name: string;
  value: number;
  data: DrawnLink;
}

export function flow(chart: FlowChart): EChartsCoreOption {
  const labels = new Map(chart.nodes.map(({ id, label }) => [id, label]));
  const label = (drawn: string) => labels.get(nodeOf(drawn)) ?? nodeOf(drawn);
  const links = untangle(chart.links);
  const drawn = [...new Set(links.flatMap(({ source, target }) => [source, target]))];
  const order = new Map(chart.nodes.map(({ id }, index) => [id, index]));
  drawn.sort((a, b) => (order.get(nodeOf(a)) ?? 0) - (order.get(nodeOf(b)) ?? 0));
  const longest = Math.max(...drawn.map((name) => label(name).length + (name.endsWith(again) ? 11 : 0)));
  const roomAtTheRight = Math.min(340, 110 + longest * 7);
  return {
    ...frame(chart),
    tooltip: {
      ...tooltipBox(),
      formatter: ({ dataType, name, value, data }: Hovered) => {
        const euro = show(value / 100, 'euro');
        if (dataType === 'node') return `<strong>${format.encodeHTML(label(name))}</strong><br>${euro}`;
        return `<strong>${format.encodeHTML(label(data.source))} → ${format.encodeHTML(label(data.target))}</strong>` +
          `<br>${euro}<br>${format.encodeHTML(data.link.label)}`;
      },
    },
    series: [{
      type: 'sankey',
      data: drawn.map((name, index) => ({
        name,
        itemStyle: { color: palette.series[index % palette.series.length] },
      })),
      links,
      left: 8,
      right: roomAtTheRight,
      top: 32,
      bottom: 12,
      nodeWidth: 14,
      nodeGap: 16,
      draggable: false,
      emphasis: { focus: 'adjacency' },
      lineStyle: { color: 'source', opacity: 0.32, curveness: 0.5 },
      label: {
        color: palette.ink,
        textBorderColor: palette.paper,
        textBorderWidth: 2,
        formatter: ({ name, value }: { name: string; value: number }) =>
          `${label(name)}${name.endsWith(again) ? ` (${texts.receiver})` : ''}  {amount|${show(value / 100, 'euro_whole')}}`,
        rich: { amount: { color: palette.muted, fontSize: 11 } },
      },
    }],
  };
}
