// SPDX-License-Identifier: EUPL-1.2
import { bands } from './bands';
import { barHeight, bars } from './bars';
import type { Chart } from './data';
import { type EChartsCoreOption, init } from './echarts';
import { type DrawnLink, flow, flowHeight } from './flow';
import { tellAbout } from './made_of';
import { scatter } from './scatter';

function option(chart: Chart): EChartsCoreOption {
  switch (chart.kind) {
    case 'bar': return bars(chart);
    case 'band': return bands(chart);
    case 'scatter': return scatter(chart);
    case 'flow': return flow(chart);
  }
}

function height(chart: Chart): number {
  switch (chart.kind) {
    case 'bar': return barHeight(chart);
    case 'flow': return flowHeight(chart);
    case 'scatter': return 460;
    case 'band': return 360;
  }
}

const paperWidth = 680; // A4 less its margins, in CSS pixels

export function draw(place: HTMLElement, chart: Chart): void {
  place.style.height = `${height(chart)}px`;
  const drawing = init(place, undefined, { locale: document.documentElement.lang === 'en' ? 'EN' : 'NL' });
  drawing.setOption(option(chart));
  let onPaper = false;
  new ResizeObserver(() => { if (!onPaper) drawing.resize(); }).observe(place);
  // Paper gets a drawing of its own width, whatever the window was.
  addEventListener('beforeprint', () => { onPaper = true; drawing.resize({ width: paperWidth }); });
  addEventListener('afterprint', () => { onPaper = false; drawing.resize({ width: 'auto' }); });
  if (chart.kind === 'flow') {
    drawing.on('click', (clicked) => {
      if (clicked.dataType === 'edge') tellAbout(place, chart, (clicked.data as DrawnLink).link);
    });
  }
}
