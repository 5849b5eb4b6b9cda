// SPDX-License-Identifier: EUPL-1.2
// What all charts share: colours, axes, the button that saves a picture.
import type { Chart, Unit } from './data';
import { showOnAxis, texts } from './texts';

/** Colours that keep apart in grey and for most colour-blind readers, each 3:1 on its paper. */
const light = {
  ink: '#1b2a3a',
  muted: '#55606b',
  line: '#9aa7b5',
  faint: '#e6ebf1',
  paper: '#ffffff',
  series: ['#1f5fa8', '#d9822b', '#2f7d4f', '#8a4fa3', '#6b7785', '#b3261e', '#12798a', '#8c6d1f'],
};

const dark: typeof light = {
  ink: '#e8edf3',
  muted: '#a9b5c2',
  line: '#5d6b7a',
  faint: '#2b3846',
  paper: '#17212c',
  series: ['#6fa8e8', '#f0a45c', '#6cc48f', '#c795de', '#a3b0bd', '#f28b82', '#5cc5d6', '#d3b45f'],
};

export type Theme = 'light' | 'dark';

export let palette = light;

/** The options that are made from now on are for this paper. */
export function setTheme(theme: Theme): void {
  palette = theme === 'light' ? light : dark;
}

const fontFamily = () =>
  typeof document === 'undefined' ? 'sans-serif' : getComputedStyle(document.body).fontFamily;

export const frame = (chart: Chart) => ({
  color: palette.series,
  animation: false,
  textStyle: { fontFamily: fontFamily(), color: palette.ink },
  toolbox: {
    right: 8,
    iconStyle: { borderColor: palette.muted },
    feature: {
      saveAsImage: { title: texts.save, name: chart.key, backgroundColor: palette.paper },
    },
  },
});

/** What a chart's own tooltip starts from. */
export const tooltipBox = () => ({
  backgroundColor: palette.paper,
  borderColor: palette.line,
  textStyle: { color: palette.ink },
  confine: true,
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

export const isYear = (text: string) => /^\d{4}$/.test(text);

/**
 * Names below an axis. Of many years every second or third has its label, the last one always: half
 * a screen has room for eight. Few names are all shown, at a slant when they are long; ECharts would
 * leave some out.
 */
export function labelsBelow(names: string[]) {
  if (names.length > 8 && names.every(isYear)) {
    const step = Math.ceil(names.length / 8);
    return { interval: (index: number) => (names.length - 1 - index) % step === 0 };
  }
  return names.length > 14 ? { hideOverlap: true } : { interval: 0, rotate: names.join('').length > 60 ? 30 : 0 };
}

export const valueAxis = (unit: Unit) => ({
  type: 'value',
  axisLabel: { color: palette.muted, formatter: (value: number) => showOnAxis(value, unit), hideOverlap: true },
  splitLine: { lineStyle: { color: palette.faint } },
});
