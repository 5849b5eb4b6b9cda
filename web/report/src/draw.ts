// SPDX-License-Identifier: EUPL-1.2
import type { Chart } from '../../charts/src/data';
import { init } from '../../charts/src/echarts';
import type { DrawnLink } from '../../charts/src/flow';
import { height, option } from '../../charts/src/option';
import { tellAbout } from './made_of';

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
