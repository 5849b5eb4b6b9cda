// SPDX-License-Identifier: EUPL-1.2
// Files to and from the reader's disk.

/** Lets the browser save bytes under a name. */
export function save(name: string, content: Blob | string, type = 'text/plain;charset=utf-8'): void {
  const blob = typeof content === 'string' ? new Blob([content], { type }) : content;
  const address = URL.createObjectURL(blob);
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Lets the browser save what an address of the server gives. */
export function saveFrom(href: string): void {
  const anchor = document.createElement('a');
  anchor.href = href;
  anchor.download = '';
  anchor.click();
}

/** Letters, digits and dashes: a name for every disk. */
export const fileName = (text: string, ending: string): string =>
  `${text.normalize('NFD').replace(/[^A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, '').toLowerCase() || 'houvast'}.${ending}`;

/** A file as the API takes it. */
export interface SentFile {
  name: string;
  base64: string;
}

export async function sentFile(file: File, name: string): Promise<SentFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  // In pieces: a call has room for so many arguments only.
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return { name, base64: btoa(text) };
}
