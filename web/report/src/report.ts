// SPDX-License-Identifier: EUPL-1.2
// Brings a report to life: draws its charts, sorts and searches its tables. The page is complete
// without it: every figure is in a table. The page holds the charts' data in
//   <script type="application/json" id="houvast-report">{"language": "nl", "charts": [...]}</script>
// and, for each chart, <div data-chart="KEY"></div> in the place where it belongs.
import { draw } from './draw';
import { makeSearchable, makeSortable } from './tables';
import { setLanguage } from '../../charts/src/texts';
import type { Chart } from '../../charts/src/data';

interface ReportData {
  language: 'nl' | 'en';
  charts: Chart[];
}

function main(): void {
  const data = document.getElementById('houvast-report');
  if (!data?.textContent) return;
  const { language, charts } = JSON.parse(data.textContent) as ReportData;
  setLanguage(language);
  // Without a script there is no empty frame; now that there is one, a frame has a width.
  document.documentElement.classList.add('drawn');
  for (const chart of charts) {
    for (const place of document.querySelectorAll<HTMLElement>(`[data-chart="${CSS.escape(chart.key)}"]`)) {
      draw(place, chart);
    }
  }
  for (const table of document.querySelectorAll<HTMLTableElement>('table.data')) {
    makeSortable(table);
    makeSearchable(table);
  }
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', main);
else main();
