// SPDX-License-Identifier: EUPL-1.2
import { figure, isFigure, unitText } from './figures';
import { say } from './language.svelte';
import type { TableBlock } from './report';

/** The table as it is on the screen, drawn twice as sharp. */
export async function pictureOf(table: TableBlock, paper: { ink: string; paper: string; line: string }): Promise<Blob> {
  const scale = 2;
  const row = 26;
  const gap = 14;
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('this browser does not draw');
  const font = (weight: number) => `${weight} 13px ${getComputedStyle(document.body).fontFamily}`;
  pen.font = font(600);
  const head = table.columns.map(({ label, unit }) => [say(label), unitText(unit)].filter(Boolean).join(' '));
  const body = table.rows.map((cells) =>
    table.columns.map(({ key, unit, decimals }) => figure(cells[key], unit, decimals)),
  );
  const widths = head.map((text, column) =>
    Math.max(...[text, ...body.map((line) => line[column] ?? '')].map((words) => pen.measureText(words).width)) + gap * 2,
  );
  const width = Math.max(widths.reduce((sum, one) => sum + one, 0), 240);
  const height = row * (body.length + 2) + 12;
  canvas.width = width * scale;
  canvas.height = height * scale;
  pen.scale(scale, scale);
  pen.fillStyle = paper.paper;
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = paper.ink;
  pen.strokeStyle = paper.line;
  pen.textBaseline = 'middle';
  pen.font = font(650);
  pen.fillText(say(table.title), gap, row / 2 + 2);
  const line = (texts: string[], y: number) => {
    let x = 0;
    texts.forEach((text, column) => {
      const right = isFigure(table.columns[column]?.unit ?? 'text');
      pen.textAlign = right ? 'right' : 'left';
      pen.fillText(text, right ? x + (widths[column] ?? 0) - gap : x + gap, y);
      x += widths[column] ?? 0;
    });
    pen.beginPath();
    pen.moveTo(0, y + row / 2);
    pen.lineTo(width, y + row / 2);
    pen.stroke();
  };
  pen.font = font(600);
  line(head, row * 1.5 + 4);
  body.forEach((texts, index) => {
    pen.font = font(table.last_row_is_total && index === body.length - 1 ? 650 : 400);
    line(texts, row * (index + 2.5) + 4);
  });
  return new Promise((made, failed) =>
    canvas.toBlob((blob) => (blob ? made(blob) : failed(new Error('no picture came'))), 'image/png'),
  );
}
