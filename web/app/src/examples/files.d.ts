// SPDX-License-Identifier: EUPL-1.2
// The files of examples, as texts (build.mjs).
declare module '*.toml' {
  const text: string;
  export default text;
}
declare module '*.csv' {
  const text: string;
  export default text;
}
