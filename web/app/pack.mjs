// SPDX-License-Identifier: EUPL-1.2
// All files of the app in one, for a server that carries them inside: on the first line a JSON
// array of {path, type, size, gzip, immutable}, then of each file its bytes and its gzip bytes.
import { gzipSync } from 'node:zlib';

const types = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
};

/** files: {path, bytes, immutable}; a path whose name changes with its content is immutable. */
export function pack(files) {
  const packed = files
    .map(({ path, bytes, immutable }) => {
      const raw = Buffer.from(bytes);
      return { path, immutable, raw, small: gzipSync(raw, { level: 9 }) };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const index = packed.map(({ path, immutable, raw, small }) => ({
    path,
    type: types[path.split('.').pop()],
    size: raw.length,
    gzip: small.length,
    immutable,
  }));
  for (const { path, type } of index) if (!type) throw new Error(`pack: what is ${path}?`);
  const body = packed.flatMap(({ raw, small }) => [raw, small]);
  return { index, bytes: Buffer.concat([Buffer.from(`${JSON.stringify(index)}\n`), ...body]) };
}
