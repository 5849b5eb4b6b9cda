// SPDX-License-Identifier: EUPL-1.2
// The letters of a page: which file draws what, how wide a text is, and what cannot be drawn.
import { join } from 'node:path';
import { Font } from './fonts';

export const family = 'Open Sans';
const unknown = '\ufffd';

export class Letters {
  readonly fonts: Font[];
  private readonly plain: Font;
  private readonly fallback: Font;
  private readonly bold: Font;

  constructor(folder: string) {
    const load = (name: string) => new Font(join(folder, `${name}.ttf`));
    this.plain = load('OpenSans-Regular');
    this.bold = load('OpenSans-Semibold');
    this.fallback = load('DejaVuSans');
    this.fonts = [this.plain, this.bold, this.fallback, load('OpenSans-Italic'),
      load('OpenSans-Bold'), load('DejaVuSans-Bold')];
  }

  /** Points. */
  width(text: string, size: number, bold = false): number {
    const first = bold ? this.bold : this.plain;
    let sum = 0;
    for (const letter of text) {
      const character = letter.codePointAt(0) ?? 0;
      sum += first.has(character) ? first.width(character) : this.fallback.width(character);
    }
    return sum * size;
  }

  /** The text with a sign for what no font here can draw, since a blank would hide it. */
  drawable(text: string): string {
    let out = '';
    for (const letter of text) {
      const character = letter.codePointAt(0) ?? 0;
      if (character === 0x0a) out += letter;
      else if (isInvisible(character)) continue;
      else out += this.plain.has(character) || this.fallback.has(character) ? letter : unknown;
    }
    return out;
  }
}

/**
 * Controls, and what has no form of its own: joiners, direction marks, selectors, tags. They could
 * make a text on paper read otherwise than it is.
 */
function isInvisible(character: number): boolean {
  return character < 0x20 || (character >= 0x7f && character < 0xa0) || character === 0xad ||
    (character >= 0x200b && character <= 0x200f) || (character >= 0x2028 && character <= 0x202e) ||
    (character >= 0x2060 && character <= 0x206f) || (character >= 0xfe00 && character <= 0xfe0f) ||
    character === 0xfeff || (character >= 0xfff9 && character <= 0xfffb) ||
    (character >= 0xe0000 && character <= 0xe0fff);
}
