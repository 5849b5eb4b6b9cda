// SPDX-License-Identifier: EUPL-1.2
import { bands } from './bands';
import { barHeight, bars } from './bars';
import type { Chart } from './data';
import type { EChartsCoreOption } from './echarts';
import { flow, flowHeight } from './flow';
import { scatter } from './scatter';

/** What ECharts must draw, in the language and the theme that are set. */
export function option(chart: Chart): EChartsCoreOption {
  switch (chart.kind) {
    case 'bar': return bars(chart);
    case 'band': return bands(chart);
    case 'scatter': return scatter(chart);
    case 'flow': return flow(chart);
  }
}

/** In pixels: a chart with more in it is higher. */
export function height(chart: Chart): number {
  switch (chart.kind) {
    case 'bar': return barHeight(chart);
    case 'flow': return flowHeight(chart);
    case 'scatter': return 460;
    case 'band': return 360;
  }
}
