// SPDX-License-Identifier: EUPL-1.2
// Draws the charts of a report. The page holds the data in one element
//   <script type="application/json" id="houvast-report">{"charts": [...]}</script>
// and, for each chart, <div data-chart="KEY"></div> in the place where it belongs.
import { type Chart, option } from './charts';
import { init } from './echarts';

interface ReportData {
  charts: Chart[];
}

function draw(place: HTMLElement, chart: Chart): void {
  if (place.clientHeight === 0) place.style.height = '24rem';
  const drawing = init(place, undefined, { locale: 'NL' });
  drawing.setOption(option(chart));
  new ResizeObserver(() => drawing.resize()).observe(place);
}

function main(): void {
  const data = document.getElementById('houvast-report');
  if (!data?.textContent) return;
  const { charts } = JSON.parse(data.textContent) as ReportData;
  for (const chart of charts) {
    for (const place of document.querySelectorAll<HTMLElement>(`[data-chart="${CSS.escape(chart.key)}"]`)) {
      draw(place, chart);
    }
  }
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', main);
else main();
