// SPDX-License-Identifier: EUPL-1.2
import { type EChartsCoreOption, format } from './echarts';
import type { Band, BandChart } from './data';
import { frame, isYear, labelsBelow, legend, palette, tooltipBox, valueAxis } from './frame';
import { show, texts } from './texts';

interface Hovered {
  dataIndex: number;
  seriesName: string;
}

function tooltip(chart: BandChart) {
  return (hovered: Hovered | Hovered[]): string => {
    const first = Array.isArray(hovered) ? hovered[0] : hovered;
    if (!first) return '';
    const lines = [`<strong>${format.encodeHTML(chart.x[first.dataIndex] ?? '')}</strong>`];
    for (const { label, bands } of chart.series) {
      const band = bands[first.dataIndex];
      if (!band) continue;
      if (chart.series.length > 1) lines.push(`<em>${format.encodeHTML(label)}</em>`);
      lines.push(
        `${texts.median}: ${show(band.p50, chart.unit)}`,
        `${texts.middle}: ${show(band.p25, chart.unit)} – ${show(band.p75, chart.unit)}`,
        `${texts.wide}: ${show(band.p5, chart.unit)} – ${show(band.p95, chart.unit)}`,
      );
    }
    return lines.join('<br>');
  };
}

/** A fan: two shades between five lines that are stacked on the lowest. */
function fan(name: string, bands: Band[], color: string) {
  // Five lines of one name: only ids tell them apart when they are drawn anew.
  const layer = (part: string, data: number[], opacity: number) => ({
    type: 'line',
    id: `${name} ${part}`,
    name,
    stack: name,
    stackStrategy: 'all',
    data,
    symbol: 'none',
    silent: true,
    lineStyle: { width: 0 },
    itemStyle: { color },
    areaStyle: { color, opacity },
    tooltip: { show: false },
  });
  return [
    layer('p5', bands.map((band) => band.p5), 0),
    layer('p25', bands.map((band) => band.p25 - band.p5), 0.16),
    layer('p75', bands.map((band) => band.p75 - band.p25), 0.34),
    layer('p95', bands.map((band) => band.p95 - band.p75), 0.16),
    {
      type: 'line',
      id: `${name} p50`,
      name,
      data: bands.map((band) => band.p50),
      symbol: 'circle',
      symbolSize: 6,
      lineStyle: { width: 2.5, color },
      itemStyle: { color },
    },
  ];
}

export function bands(chart: BandChart): EChartsCoreOption {
  const isFan = chart.x.length > 2 && chart.x.every(isYear);
  const color = (index: number) => palette.series[index % palette.series.length] ?? palette.ink;
  return {
    ...frame(chart),
    grid: { left: 8, right: 28, top: chart.series.length > 1 ? 56 : 40, bottom: 8, containLabel: true },
    legend: legend(chart.series.length > 1),
    xAxis: {
      type: 'category',
      data: chart.x,
      boundaryGap: !isFan,
      axisTick: { show: false },
      axisLine: { onZero: false, lineStyle: { color: palette.line } },
      axisLabel: { color: palette.ink, ...labelsBelow(chart.x) },
    },
    yAxis: valueAxis(chart.unit),
    tooltip: { ...tooltipBox(), trigger: 'axis', formatter: tooltip(chart) },
    series: isFan
      ? chart.series.flatMap(({ label, bands: all }, index) => fan(label, all, color(index)))
      : chart.series.map(({ label, bands: all }, index) => ({
          type: 'boxplot',
          name: label,
          data: all.map((band) => [band.p5, band.p25, band.p50, band.p75, band.p95]),
          itemStyle: { color: `${color(index)}44`, borderColor: color(index), borderWidth: 1.5 },
        })),
  };
}
