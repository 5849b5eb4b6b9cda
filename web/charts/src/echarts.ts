// SPDX-License-Identifier: EUPL-1.2
// The pieces of ECharts that a report uses; what is not named here is not in the script.
import { BarChart, BoxplotChart, CustomChart, LineChart, SankeyChart, ScatterChart } from 'echarts/charts';
import {
  AriaComponent,
  DatasetComponent,
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TitleComponent,
  ToolboxComponent,
  TooltipComponent,
} from 'echarts/components';
import { registerLocale, use } from 'echarts/core';
import texts from 'echarts/lib/i18n/langNL.js';
import { SVGRenderer } from 'echarts/renderers';

use([
  BarChart, BoxplotChart, CustomChart, LineChart, SankeyChart, ScatterChart,
  AriaComponent, DatasetComponent, DataZoomComponent, GridComponent, LegendComponent,
  MarkLineComponent, TitleComponent, ToolboxComponent, TooltipComponent,
  SVGRenderer, // stays sharp on paper
]);

registerLocale('NL', texts);

export { format, init } from 'echarts/core';
export type { EChartsCoreOption } from 'echarts/core';
