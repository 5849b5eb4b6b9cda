// SPDX-License-Identifier: EUPL-1.2
// A map as a picture: what is on the screen, with its title above and its legend below.
const scale = 2; // twice as sharp as the screen
const head = 34;
const line = 22;

interface Paper {
  ink: string;
  paper: string;
}

const colourOf = (element: Element, which: 'fill' | 'backgroundColor' | 'color' | 'stroke') => getComputedStyle(element)[which];

/** Colours of a style sheet do not go along with a picture: they are written into the shapes. */
async function shapes(svg: SVGSVGElement): Promise<HTMLImageElement> {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = svg.querySelectorAll('path');
  copy.querySelectorAll('path').forEach((path, at) => {
    const original = originals[at];
    if (!original) return;
    path.setAttribute('fill', colourOf(original, 'fill'));
    path.setAttribute('stroke', colourOf(original, 'stroke'));
    path.setAttribute('stroke-width', '1');
  });
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(copy.outerHTML)}`;
  await picture.decode();
  return picture;
}

function tiles(pen: CanvasRenderingContext2D, place: HTMLElement, font: string): void {
  const { left, top } = place.getBoundingClientRect();
  pen.font = `12px ${font}`;
  for (const tile of place.querySelectorAll<HTMLElement>('.tiles [data-key]')) {
    const box = tile.getBoundingClientRect();
    const [x, y] = [box.left - left, box.top - top + head];
    pen.fillStyle = colourOf(tile, 'backgroundColor');
    pen.fillRect(x, y, box.width, box.height);
    pen.fillStyle = colourOf(tile, 'color');
    const words = [...tile.children].map((child) => child.textContent ?? '');
    words.forEach((text, at) => pen.fillText(text, x + 8, y + 18 + at * (box.height - 30), box.width - 16));
  }
}

export async function pictureOfMap(map: HTMLElement, title: string, { ink, paper }: Paper): Promise<Blob> {
  const place = map.querySelector<HTMLElement>('.place');
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d');
  if (!pen || !place) throw new Error('this browser does not draw');
  const svg = place.querySelector('svg');
  const field = svg ?? place.querySelector('.tiles') ?? place;
  const { width } = place.getBoundingClientRect();
  const { height } = field.getBoundingClientRect();
  const legend = [...map.querySelectorAll<HTMLElement>('.legend li')];
  canvas.width = width * scale;
  canvas.height = (head + height + legend.length * line + 10) * scale;
  pen.scale(scale, scale);
  pen.fillStyle = paper;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  const font = getComputedStyle(document.body).fontFamily;
  pen.fillStyle = ink;
  pen.font = `600 14px ${font}`;
  pen.fillText(title, 8, 22, width - 16);
  if (svg) {
    const box = svg.getBoundingClientRect();
    pen.drawImage(await shapes(svg), box.left - place.getBoundingClientRect().left, head, box.width, box.height);
  } else {
    tiles(pen, place, font);
  }
  pen.font = `13px ${font}`;
  legend.forEach((entry, at) => {
    const y = head + height + 8 + at * line;
    const swatch = entry.querySelector('.swatch');
    if (swatch) {
      pen.fillStyle = colourOf(swatch, 'backgroundColor');
      pen.fillRect(8, y, 16, 14);
    }
    pen.fillStyle = ink;
    pen.fillText(entry.textContent?.trim() ?? '', 32, y + 12);
  });
  return new Promise((made, failed) =>
    canvas.toBlob((blob) => (blob ? made(blob) : failed(new Error('no picture came'))), 'image/png'),
  );
}
