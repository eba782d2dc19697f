import { displayWidth } from '../text/display-width.ts';
import { wrapText } from '../text/wrap-text.ts';
import type { Diagram, DiagramEdge, DiagramLayer, DiagramNode } from './diagram.ts';

/** Pixels. */
export interface Box {
  readonly node: DiagramNode;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly nameLines: readonly string[];
  readonly detailLines: readonly string[];
}

/** One layer as a column of boxes. */
export interface Column {
  readonly layer: DiagramLayer;
  readonly x: number;
  readonly boxes: readonly Box[];
}

export interface Layout {
  readonly columns: readonly Column[];
  readonly width: number;
  readonly height: number;
}

/** Pixels; text is measured in terminal columns, near enough for a box with some air in it. */
export const metrics = {
  margin: 24,
  heading: 36,
  columnGap: 96,
  rowGap: 20,
  padding: 12,
  nameLine: 18,
  detailLine: 16,
  nameColumn: 8,
  detailColumn: 6.8,
} as const;

const layers: readonly DiagramLayer[] = ['internet', 'entry', 'services', 'stores'];
/** Columns. */
const widestName = 32;
const widestDetail = 38;

/** Places the nodes: a column for each layer, each node near those that lead to it. */
export function layOutDiagram(diagram: Diagram): Layout {
  const columns: Column[] = [];
  let x: number = metrics.margin;
  let rows: ReadonlyMap<string, number> = new Map();
  for (const layer of layers) {
    const nodes = diagram.nodes.filter((node) => node.layer === layer);
    if (nodes.length === 0) continue;
    const ordered = orderByCallers(nodes, diagram.edges, rows);
    const boxes = stack(ordered, x);
    columns.push({ layer, x, boxes });
    rows = new Map([...rows, ...ordered.map((node, row) => [node.id, row] as const)]);
    x += (boxes[0]?.width ?? 0) + metrics.columnGap;
  }
  return centre(columns, x - metrics.columnGap + metrics.margin);
}

/** Nodes by the mean row of those that lead to them, so that few lines cross. */
function orderByCallers(
  nodes: readonly DiagramNode[],
  edges: readonly DiagramEdge[],
  rows: ReadonlyMap<string, number>,
): readonly DiagramNode[] {
  const callers = new Map<string, number[]>();
  for (const { from, to } of edges) {
    const row = rows.get(from);
    if (row === undefined) continue;
    const found = callers.get(to);
    if (found) found.push(row);
    else callers.set(to, [row]);
  }
  const meanRow = (node: DiagramNode) => {
    const found = callers.get(node.id);
    if (!found) return Number.POSITIVE_INFINITY;
    return found.reduce((sum, row) => sum + row, 0) / found.length;
  };
  const placed = nodes.map((node) => ({ node, row: meanRow(node) }));
  return placed.sort((a, b) => (a.row === b.row ? 0 : a.row - b.row)).map(({ node }) => node);
}

function stack(nodes: readonly DiagramNode[], x: number): readonly Box[] {
  const texts = nodes.map((node) => ({
    node,
    nameLines: wrapText(node.name, widestName),
    detailLines: node.detail === '' ? [] : wrapText(node.detail, widestDetail),
  }));
  const width = Math.max(...texts.map(textWidth)) + 2 * metrics.padding;
  let y = 0;
  return texts.map((text) => {
    const height =
      text.nameLines.length * metrics.nameLine +
      text.detailLines.length * metrics.detailLine +
      2 * metrics.padding;
    const box = { ...text, x, y, width, height };
    y += height + metrics.rowGap;
    return box;
  });
}

function textWidth(text: Pick<Box, 'nameLines' | 'detailLines'>): number {
  const widest = (lines: readonly string[]) => Math.max(0, ...lines.map(displayWidth));
  return Math.ceil(
    Math.max(
      widest(text.nameLines) * metrics.nameColumn,
      widest(text.detailLines) * metrics.detailColumn,
    ),
  );
}

/** Shorter columns stand at half the height of the tallest. */
function centre(columns: readonly Column[], width: number): Layout {
  const tallest = Math.max(0, ...columns.map(columnHeight));
  const top = metrics.margin + metrics.heading;
  return {
    width,
    height: top + tallest + metrics.margin,
    columns: columns.map((column) => {
      const shift = top + (tallest - columnHeight(column)) / 2;
      return { ...column, boxes: column.boxes.map((box) => ({ ...box, y: box.y + shift })) };
    }),
  };
}

function columnHeight({ boxes }: Column): number {
  const last = boxes.at(-1);
  return last ? last.y + last.height : 0;
}
