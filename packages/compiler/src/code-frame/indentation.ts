/** A line that later ones may stand below. */
interface OpenLine {
  readonly index: number;
  readonly column: number;
  readonly item: boolean;
}

/** For each line, the one that it stands below by its indentation; -1 when there is none. */
export function linesAbove(lines: readonly string[]): readonly number[] {
  // Each is further to the right than the one before it, or an item in the column of its key.
  const open: OpenLine[] = [];
  return lines.map((line, index) => {
    const reach = reachOf(line);
    if (isBlank(line) || isComment(line)) return indexLeftOf(reach, open);
    const own = { index, column: columnOf(line), item: isItem(line) };
    while (endsBefore(own, open.at(-1))) open.pop();
    const above = indexLeftOf(reach, open);
    open.push(own);
    return above;
  });
}

/** Whether nothing further can stand below `upper` once there is `line`. */
function endsBefore(line: OpenLine, upper: OpenLine | undefined): boolean {
  if (!upper || upper.column < line.column) return false;
  // A list may stand in the column of its key, which goes on above the list's next item.
  return upper.column > line.column || upper.item || !line.item;
}

function indexLeftOf(reach: number, open: readonly OpenLine[]): number {
  return open.findLast(({ column }) => column < reach)?.index ?? -1;
}

/** What starts to the left of this column may hold the line. */
export function reachOf(line: string): number {
  if (isBlank(line)) return Number.POSITIVE_INFINITY;
  return columnOf(line) + (isItem(line) ? 1 : 0);
}

/** Whether the line is a comment and nothing else. */
export function isComment(line: string): boolean {
  return /^\s*#/.test(line);
}

function isBlank(line: string): boolean {
  return line.trim() === '';
}

function isItem(line: string): boolean {
  return /^\s*-\s/.test(line);
}

function columnOf(line: string): number {
  return Math.max(0, line.search(/\S/));
}
