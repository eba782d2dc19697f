import { printable } from '../text/printable.ts';
import type { Diagram, DiagramEdge, DiagramLayer } from './diagram.ts';
import { type Box, type Column, layOutDiagram, metrics } from './lay-out-diagram.ts';

/** The diagram as one self-contained SVG, for light and dark pages and for screen readers. */
export function toSvg(diagram: Diagram): string {
  const { columns, width, height } = layOutDiagram(diagram);
  const boxes = new Map(
    columns.flatMap((column) => column.boxes.map((box) => [box.node.id, box] as const)),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title description" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<title id="title">${escapeXml(diagram.title)}</title>`,
    `<desc id="description">${escapeXml(describe(diagram))}</desc>`,
    `<style>${style}</style>`,
    '<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path class="head" d="M0 0L8 4L0 8z"/></marker></defs>',
    `<rect class="page" width="${width}" height="${height}"/>`,
    ...columns.map(drawHeading),
    ...diagram.edges.map((edge) => drawEdge(edge, boxes)),
    ...columns.flatMap(({ boxes: drawn }) => drawn.map(drawBox)),
    '</svg>',
    '',
  ].join('\n');
}

const headings: Readonly<Record<DiagramLayer, string>> = {
  internet: '',
  entry: 'Entry',
  services: 'Services',
  stores: 'Stores',
};

/** No CSS variables: not every viewer of SVG knows them. */
const style = [
  'text{font:12px system-ui,-apple-system,"Segoe UI","Noto Sans","Noto Sans CJK KR",sans-serif;fill:#57606a}',
  '.name{font-size:14px;font-weight:600;fill:#1f2328}',
  '.heading{font-size:12px;letter-spacing:.04em}',
  '.label{font-size:11px;text-anchor:end;stroke:#fff;stroke-width:3;paint-order:stroke}',
  '.page{fill:#fff}',
  '.box{stroke-width:1.5}',
  '.internet{fill:#f6f8fa;stroke:#8c959f}.entry{fill:#fff8e6;stroke:#bf8700}',
  '.services{fill:#eaf4ff;stroke:#0969da}.stores{fill:#eafbee;stroke:#1a7f37}',
  '.edge{fill:none;stroke:#8c959f;stroke-width:1.5}.head{fill:#8c959f}',
  '@media(prefers-color-scheme:dark){',
  'text{fill:#9da7b3}.name{fill:#f0f6fc}.page{fill:#0d1117}',
  '.internet{fill:#161b22;stroke:#6e7681}.entry{fill:#2b2111;stroke:#d29922}',
  '.services{fill:#0c2239;stroke:#4493f8}.stores{fill:#0f2a18;stroke:#3fb950}',
  '.edge{stroke:#6e7681}.head{fill:#6e7681}.label{stroke:#0d1117}}',
].join('');

function drawHeading({ layer, x, boxes }: Column): string {
  const middle = x + (boxes[0]?.width ?? 0) / 2;
  const y = metrics.margin + 12;
  return `<text class="heading" text-anchor="middle" x="${middle}" y="${y}">${headings[layer]}</text>`;
}

function drawBox({ node, x, y, width, height, nameLines, detailLines }: Box): string {
  const left = x + metrics.padding;
  const names = nameLines.map((line, at) => {
    const base = y + metrics.padding + (at + 1) * metrics.nameLine - 5;
    return `<text class="name" x="${left}" y="${base}">${escapeXml(line)}</text>`;
  });
  const details = detailLines.map((line, at) => {
    const top = y + metrics.padding + nameLines.length * metrics.nameLine;
    const base = top + (at + 1) * metrics.detailLine - 4;
    return `<text x="${left}" y="${base}">${escapeXml(line)}</text>`;
  });
  const rect = `<rect class="box ${node.layer}" x="${x}" y="${y}" width="${width}" height="${height}" rx="8"/>`;
  return `<g>${rect}${names.join('')}${details.join('')}</g>`;
}

function drawEdge({ from, to, label }: DiagramEdge, boxes: ReadonlyMap<string, Box>): string {
  const start = boxes.get(from);
  const end = boxes.get(to);
  if (!start || !end) return '';
  const [startX, startY] = [start.x + start.width, start.y + start.height / 2];
  const sameColumn = start.x === end.x;
  const [endX, endY] = [sameColumn ? end.x + end.width : end.x, end.y + end.height / 2];
  const bend = sameColumn ? metrics.columnGap / 2 : (endX - startX) / 2;
  const path = `M${startX} ${startY}C${startX + bend} ${startY} ${endX + (sameColumn ? bend : -bend)} ${endY} ${endX} ${endY}`;
  const line = `<path class="edge" marker-end="url(#arrow)" d="${path}"/>`;
  if (label === undefined) return line;
  return `${line}<text class="label" x="${endX - 12}" y="${endY - 6}">${escapeXml(label)}</text>`;
}

/** The picture in words: what leads to what. */
function describe({ nodes, edges }: Diagram): string {
  const names = new Map(nodes.map(({ id, name }) => [id, name]));
  const parts = nodes.map(({ name, detail }) => (detail === '' ? name : `${name}: ${detail}`));
  const ways = edges.map(({ from, to }) => `${names.get(from)} leads to ${names.get(to)}`);
  return [...parts, ...ways].map((text) => `${text}.`).join(' ');
}

function escapeXml(text: string): string {
  return printable(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
