// SPDX-License-Identifier: EUPL-1.2
// The part of Chart that needs ECharts; loaded when the first chart is shown.
export { init } from '../../../charts/src/echarts';
export { height, option } from '../../../charts/src/option';
export { setTheme } from '../../../charts/src/frame';
export type { DrawnLink } from '../../../charts/src/flow';
