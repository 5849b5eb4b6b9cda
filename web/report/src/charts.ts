// SPDX-License-Identifier: EUPL-1.2
// From a chart of the report to the option that ECharts draws. One function for each kind.
import { type EChartsCoreOption, format } from './echarts';
import { show, type Unit } from './format';

export interface BarChart {
  kind: 'bar';
  key: string;
  title: string;
  unit: Unit;
  categories: string[];
  series: { label: string; values: (number | null)[] }[];
  stacked?: boolean;
}

export interface BandChart {
  kind: 'band';
  key: string;
  title: string;
  unit: Unit;
  x: string[];
  series: { label: string; bands: { p5: number; p25: number; p50: number; p75: number; p95: number }[] }[];
}

export interface ScatterChart {
  kind: 'scatter';
  key: string;
  title: string;
  x_label: string;
  y_label: string;
  x_unit: Unit;
  y_unit: Unit;
  points: { label: string; x: number; y: number; group: string }[];
}

export interface FlowChart {
  kind: 'flow';
  key: string;
  title: string;
  nodes: { id: string; label: string }[];
  links: { from: string; to: string; amount: number; label: string }[];
}

export type Chart = BarChart | BandChart | ScatterChart | FlowChart;

const frame = (chart: Chart) => ({
  aria: { enabled: true, label: { description: chart.title } },
  animation: false,
  toolbox: { feature: { saveAsImage: { title: 'Bewaar als beeld', name: chart.key } } },
});

const cartesian = (unit: Unit) => ({
  grid: { left: 8, right: 24, top: 48, bottom: 8, containLabel: true },
  legend: { type: 'scroll', right: 48 },
  yAxis: { type: 'value', axisLabel: { formatter: (value: number) => show(value, unit) } },
  tooltip: { trigger: 'axis', valueFormatter: (value: number | null) => show(value, unit) },
});

function bar(chart: BarChart): EChartsCoreOption {
  return {
    ...frame(chart),
    ...cartesian(chart.unit),
    xAxis: { type: 'category', data: chart.categories },
    series: chart.series.map(({ label, values }) => ({
      type: 'bar', name: label, data: values, stack: chart.stacked ? 'all' : undefined,
    })),
  };
}

function band(chart: BandChart): EChartsCoreOption {
  return {
    ...frame(chart),
    ...cartesian(chart.unit),
    xAxis: { type: 'category', data: chart.x },
    series: chart.series.map(({ label, bands }) => ({
      type: 'boxplot', name: label, data: bands.map((b) => [b.p5, b.p25, b.p50, b.p75, b.p95]),
    })),
  };
}

function scatter(chart: ScatterChart): EChartsCoreOption {
  const groups = [...new Set(chart.points.map((point) => point.group))];
  const axis = (name: string, unit: Unit) => ({
    type: 'value', name, nameLocation: 'middle', nameGap: 32,
    axisLabel: { formatter: (value: number) => show(value, unit) },
  });
  return {
    ...frame(chart),
    grid: { left: 24, right: 24, top: 48, bottom: 32, containLabel: true },
    legend: { type: 'scroll', right: 48 },
    xAxis: axis(chart.x_label, chart.x_unit),
    yAxis: axis(chart.y_label, chart.y_unit),
    tooltip: {
      formatter: ({ name, value }: { name: string; value: [number, number] }) =>
        [name,
          `${chart.x_label}: ${show(value[0], chart.x_unit)}`,
          `${chart.y_label}: ${show(value[1], chart.y_unit)}`].map(format.encodeHTML).join('<br>'),
    },
    series: groups.map((group) => ({
      type: 'scatter',
      name: group,
      data: chart.points
        .filter((point) => point.group === group)
        .map(({ label, x, y }) => ({ name: label, value: [x, y] })),
    })),
  };
}

function flow(chart: FlowChart): EChartsCoreOption {
  const labels = new Map(chart.nodes.map(({ id, label }) => [id, label]));
  return {
    ...frame(chart),
    tooltip: { valueFormatter: (value: number) => show(value, 'euro') },
    series: [{
      type: 'sankey',
      data: chart.nodes.map(({ id }) => ({ name: id })),
      links: chart.links.map(({ from, to, amount }) => ({ source: from, target: to, value: amount })),
      label: { formatter: ({ name }: { name: string }) => labels.get(name) ?? name },
    }],
  };
}

export function option(chart: Chart): EChartsCoreOption {
  switch (chart.kind) {
    case 'bar': return bar(chart);
    case 'band': return band(chart);
    case 'scatter': return scatter(chart);
    case 'flow': return flow(chart);
  }
}
