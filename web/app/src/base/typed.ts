// SPDX-License-Identifier: EUPL-1.2
// A number as a reader types it, as the API takes it: "1.234,56" and "1234.56" are "1234.56".
import { language } from './language.svelte';

export function typedNumber(text: string): string {
  const bare = text.replace(/[\s€]/g, '').replace('\u2212', '-');
  if (language.now === 'en') return bare.replace(/,/g, '');
  if (bare.includes(',')) return bare.replace(/\./g, '').replace(',', '.');
  return bare.split('.').length > 2 ? bare.replace(/\./g, '') : bare;
}
