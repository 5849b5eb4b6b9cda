// SPDX-License-Identifier: EUPL-1.2
// A chart as a drawing that stays sharp on paper: ECharts without a browser.
import { setPlatformAPI } from 'echarts/core';
import type { Chart } from '../../charts/src/data';
import { type EChartsCoreOption, init } from '../../charts/src/echarts';
import { height, option } from '../../charts/src/option';
import { family, type Letters } from './letters';

/** A4 less its margins, in the pixels of a drawing. */
export const paperWidth = 680;

/** ECharts asks how wide a text is in a font as style sheets write it: "bold 12px Open Sans". */
export function measureWith(letters: Letters): void {
  setPlatformAPI({
    measureText: (text: string, font?: string) => {
      const size = Number(/([\d.]+)px/.exec(font ?? '')?.[1] ?? 12);
      return { width: letters.width(text, size, /bold|[6-9]00/.test(font ?? '')) };
    },
  });
}

type Options = Record<string, unknown>;

/** The edge of white that keeps letters apart from a stream would be letters of its own on paper. */
function withoutEdge(series: Options): Options {
  const label = series.label as Options | undefined;
  return label ? { ...series, label: { ...label, textBorderWidth: 0 } } : series;
}

/** Nobody has to hit a bar on paper, so it may be thinner; streams and their names need their room. */
const paperHeight = (chart: Chart) => Math.round(height(chart) * (chart.kind === 'flow' ? 1 : 0.78));

/** Nobody points at paper or clicks on it, and a legend there cannot be turned over. */
function onPaper(made: EChartsCoreOption): EChartsCoreOption {
  const { tooltip: _, toolbox: __, ...rest } = made as Options;
  const legend = rest.legend as Options | undefined;
  return {
    ...rest,
    ...(legend ? { legend: { ...legend, type: 'plain' } } : {}),
    series: (rest.series as Options[]).map(withoutEdge),
    textStyle: { ...(rest.textStyle as object), fontFamily: family },
  };
}

export function draw(chart: Chart, language: 'nl' | 'en'): string {
  const drawing = init(null, undefined, {
    renderer: 'svg', ssr: true, width: paperWidth, height: paperHeight(chart),
    locale: language === 'en' ? 'EN' : 'NL',
  });
  drawing.setOption(onPaper(option(chart)));
  const svg = drawing.renderToSVGString();
  drawing.dispose();
  return svg;
}
