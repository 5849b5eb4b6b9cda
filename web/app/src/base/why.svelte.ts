// SPDX-License-Identifier: EUPL-1.2
// Which figure the drawer "Waarom?" unfolds. It is in the address, so that a link opens it too.
import { address, setQuery } from './address.svelte';

/** A figure of a run. What is left out means: all of it. */
export interface WhyKey {
  run: number;
  municipality: string;
  year?: number;
  item?: string;
  scheme?: string;
}

const separator = '~';

export const why = {
  get key(): WhyKey | undefined {
    const [run, municipality, year, item, scheme] = (address.query['waarom'] ?? '').split(separator);
    if (!run || !municipality || !/^\d+$/.test(run)) return undefined;
    return {
      run: Number(run),
      municipality,
      year: year ? Number(year) : undefined,
      item: item || undefined,
      scheme: scheme || undefined,
    };
  },
  open({ run, municipality, year, item, scheme }: WhyKey): void {
    setQuery({ waarom: [run, municipality, year ?? '', item ?? '', scheme ?? ''].join(separator).replace(/~+$/, '') });
  },
  close(): void {
    setQuery({ waarom: null });
  },
};
