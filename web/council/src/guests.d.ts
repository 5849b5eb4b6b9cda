// SPDX-License-Identifier: EUPL-1.2
// A page in Typst's own language, as text.
declare module '*.typ' {
  const source: string;
  export default source;
}
