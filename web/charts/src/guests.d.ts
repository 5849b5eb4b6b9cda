// SPDX-License-Identifier: EUPL-1.2
// ECharts ships its Dutch texts without a type.
declare module 'echarts/lib/i18n/langNL.js' {
  const texts: Parameters<typeof import('echarts/core').registerLocale>[1];
  export default texts;
}
