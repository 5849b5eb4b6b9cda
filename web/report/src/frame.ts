// SPDX-License-Identifier: EUPL-1.2
// What all charts share: colours, axes, the button that saves a picture.
import type { Chart, Unit } from './data';
import { showOnAxis, texts } from './texts';

/** Colours that keep apart in grey and for most colour-blind readers, each 3:1 on white. */
export const palette = {
  ink: '#1b2a3a',
  muted: '#55606b',
  line: '#9aa7b5',
  faint: '#e6ebf1',
  series: ['#1f5fa8', '#d9822b', '#2f7d4f', '#8a4fa3', '#6b7785', '#b3261e', '#12798a', '#8c6d1f'],
};

export const frame = (chart: Chart) => ({
  color: palette.series,
  animation: false,
  textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: palette.ink },
  toolbox: {
    right: 8,
    iconStyle: { borderColor: palette.muted },
    feature: {
      saveAsImage: { title: texts.save, name: chart.key, backgroundColor: '#ffffff' },
    },
  },
});

export const legend = (show: boolean) => ({
  show,
  type: 'scroll',
  left: 8,
  right: 48,
  top: 4,
  icon: 'roundRect',
  itemWidth: 14,
  itemHeight: 10,
  textStyle: { color: palette.ink },
});

export const valueAxis = (unit: Unit) => ({
  type: 'value',
  axisLabel: { color: palette.muted, formatter: (value: number) => showOnAxis(value, unit), hideOverlap: true },
  splitLine: { lineStyle: { color: palette.faint } },
});
