// SPDX-License-Identifier: EUPL-1.2
import type { EChartsCoreOption } from './echarts';
import type { BarChart } from './data';
import { frame, isYear, labelsBelow, legend, palette, tooltipBox, valueAxis } from './frame';
import { show } from './texts';

/** Names that are many or long read from left to right, beside their bars; years are short. */
export function lies(chart: BarChart): boolean {
  if (chart.categories.every(isYear)) return chart.categories.length > 16;
  return chart.categories.length > 8 || chart.categories.some((name) => name.length > 14);
}

export function barHeight(chart: BarChart): number {
  if (!lies(chart)) return 360;
  const bars = chart.stacked ? 1 : chart.series.length;
  return 110 + chart.categories.length * Math.max(24, bars * 17 + 8);
}

export function bars(chart: BarChart): EChartsCoreOption {
  const categories = {
    type: 'category',
    data: chart.categories,
    axisTick: { show: false },
    axisLine: { show: false },
    axisLabel: lies(chart) ? { color: palette.ink, interval: 0 } : { color: palette.ink, ...labelsBelow(chart.categories) },
    inverse: lies(chart),
  };
  const values = valueAxis(chart.unit);
  return {
    ...frame(chart),
    grid: { left: 8, right: 28, top: chart.series.length > 1 ? 56 : 40, bottom: 8, containLabel: true },
    legend: legend(chart.series.length > 1),
    xAxis: lies(chart) ? values : categories,
    yAxis: lies(chart) ? categories : values,
    tooltip: {
      ...tooltipBox(),
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      valueFormatter: (value: number | null) => show(value, chart.unit),
    },
    series: chart.series.map(({ label, values: data }) => ({
      type: 'bar',
      name: label,
      data,
      stack: chart.stacked ? 'all' : undefined,
      barMaxWidth: 34,
      barGap: '8%',
      // The axis of the names lies at the edge; this line is where the bars begin.
      markLine: {
        silent: true,
        symbol: 'none',
        label: { show: false },
        lineStyle: { color: palette.muted, type: 'solid', width: 1 },
        data: [lies(chart) ? { xAxis: 0 } : { yAxis: 0 }],
      },
    })),
  };
}
