// SPDX-License-Identifier: EUPL-1.2
import { type EChartsCoreOption, format } from './echarts';
import type { ScatterChart, Unit } from './data';
import { frame, legend, palette, tooltipBox } from './frame';
import { show, showOnAxis } from './texts';

const axis = (name: string, unit: Unit, gap: number) => ({
  type: 'value',
  name,
  nameLocation: 'middle',
  nameGap: gap,
  nameTextStyle: { color: palette.muted },
  axisLine: { show: true, onZero: false, lineStyle: { color: palette.line } },
  axisLabel: { color: palette.ink, formatter: (value: number) => showOnAxis(value, unit) },
  splitLine: { lineStyle: { color: palette.faint } },
});

export function scatter(chart: ScatterChart): EChartsCoreOption {
  const groups = [...new Set(chart.points.map((point) => point.group))];
  return {
    ...frame(chart),
    grid: { left: 36, right: 28, top: groups.length > 1 ? 56 : 40, bottom: 36, containLabel: true },
    legend: legend(groups.length > 1),
    xAxis: axis(chart.x_label, chart.x_unit, 32),
    yAxis: axis(chart.y_label, chart.y_unit, 64),
    tooltip: {
      ...tooltipBox(),
      formatter: ({ name, value }: { name: string; value: [number, number] }) =>
        [`<strong>${format.encodeHTML(name)}</strong>`,
          `${format.encodeHTML(chart.x_label)}: ${show(value[0], chart.x_unit)}`,
          `${format.encodeHTML(chart.y_label)}: ${show(value[1], chart.y_unit)}`].join('<br>'),
    },
    series: groups.map((group, index) => ({
      type: 'scatter',
      name: group,
      symbolSize: 9,
      itemStyle: { opacity: 0.75 },
      data: chart.points
        .filter((point) => point.group === group)
        .map(({ label, x, y }) => ({ name: label, value: [x, y] })),
      // The quadrants.
      markLine: index > 0 ? undefined : {
        silent: true,
        symbol: 'none',
        label: { show: false },
        lineStyle: { color: palette.muted, type: 'solid', width: 1 },
        data: [{ xAxis: 0 }, { yAxis: 0 }],
      },
    })),
  };
}
