// SPDX-License-Identifier: EUPL-1.2
// What must be known of a font before anything is set: which characters it draws, and how wide.
import { readFileSync } from 'node:fs';

export class Font {
  readonly bytes: Buffer;
  private readonly glyphs = new Map<number, number>();
  private readonly advances: number[] = [];
  private unitsPerEm = 1000;

  constructor(file: string) {
    this.bytes = readFileSync(file);
    const table = this.tables();
    const at = (name: string): number => {
      const offset = table.get(name);
      if (offset === undefined) throw new Error(`${file}: no table ${name}`);
      return offset;
    };
    this.unitsPerEm = this.bytes.readUInt16BE(at('head') + 18);
    const metrics = this.bytes.readUInt16BE(at('hhea') + 34);
    for (let i = 0; i < metrics; ++i) this.advances.push(this.bytes.readUInt16BE(at('hmtx') + 4 * i));
    this.readCharacters(at('cmap'));
  }

  has(character: number): boolean {
    return this.glyphs.has(character);
  }

  /** In parts of the size of the letters. */
  width(character: number): number {
    const glyph = this.glyphs.get(character) ?? 0;
    const advance = this.advances[Math.min(glyph, this.advances.length - 1)] ?? 0;
    return advance / this.unitsPerEm;
  }

  private tables(): Map<string, number> {
    const found = new Map<string, number>();
    for (let i = 0; i < this.bytes.readUInt16BE(4); ++i) {
      const entry = 12 + 16 * i;
      found.set(this.bytes.toString('latin1', entry, entry + 4), this.bytes.readUInt32BE(entry + 8));
    }
    return found;
  }

  /** The subtables of the forms 4 and 12, which hold all of Unicode that a font has. */
  private readCharacters(cmap: number): void {
    for (let i = 0; i < this.bytes.readUInt16BE(cmap + 2); ++i) {
      const table = cmap + this.bytes.readUInt32BE(cmap + 8 + 8 * i);
      const form = this.bytes.readUInt16BE(table);
      if (form === 4) this.readSegments(table);
      if (form === 12) this.readGroups(table);
    }
  }

  private readSegments(table: number): void {
    const twice = this.bytes.readUInt16BE(table + 6);
    for (let i = 0; i < twice; i += 2) {
      const end = this.bytes.readUInt16BE(table + 14 + i);
      const start = this.bytes.readUInt16BE(table + 16 + twice + i);
      const delta = this.bytes.readUInt16BE(table + 16 + 2 * twice + i);
      const place = table + 16 + 3 * twice + i;
      const offset = this.bytes.readUInt16BE(place);
      for (let character = start; character <= end && character !== 0xffff; ++character) {
        const direct = (character + delta) & 0xffff;
        const listed = offset === 0 ? 0 : this.bytes.readUInt16BE(place + offset + 2 * (character - start));
        const glyph = offset === 0 ? direct : listed && (listed + delta) & 0xffff;
        if (glyph) this.glyphs.set(character, glyph);
      }
    }
  }

  private readGroups(table: number): void {
    for (let i = 0; i < this.bytes.readUInt32BE(table + 12); ++i) {
      const group = table + 16 + 12 * i;
      const start = this.bytes.readUInt32BE(group);
      const end = this.bytes.readUInt32BE(group + 4);
      const glyph = this.bytes.readUInt32BE(group + 8);
      for (let character = start; character <= end; ++character) {
        this.glyphs.set(character, glyph + character - start);
      }
    }
  }
}
