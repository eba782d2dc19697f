import { displayWidth, printable, wrapText } from '@seaworthy/compiler';
import { padText } from './pad-text.ts';
import type { Page } from './page.ts';

/** A name, what is said beside it, and what hangs on it. */
export interface Branch {
  readonly name: string;
  readonly detail?: string;
  readonly branches: readonly Branch[];
}

interface Line {
  /** The drawn lines before the name, and those below it when the detail takes several lines. */
  readonly stem: string;
  readonly trunk: string;
  readonly name: string;
  readonly detail: string;
}

const indent = '  ';
const gap = '  ';
const widestNames = 44;

/** Trees drawn with lines, their details in one column. */
export function drawTrees(roots: readonly Branch[], page: Page): readonly string[] {
  const lines = roots.flatMap((root) => branchLines(root, '', ''));
  const natural = Math.max(
    0,
    ...lines
      .filter((line) => line.detail !== '')
      .map((line) => displayWidth(line.stem + line.name)),
  );
  const names = Math.min(natural, widestNames, Math.floor(page.width / 2));
  return lines.flatMap((line) => drawLine(line, names, page));
}

function branchLines(branch: Branch, stem: string, trunk: string): readonly Line[] {
  const below = branch.branches.flatMap((child, at) => {
    const last = at === branch.branches.length - 1;
    return branchLines(child, `${trunk}${last ? '└─ ' : '├─ '}`, `${trunk}${last ? '   ' : '│  '}`);
  });
  const hangs = branch.branches.length > 0 ? '│' : '';
  const name = printable(branch.name);
  return [{ stem, trunk: trunk + hangs, name, detail: branch.detail ?? '' }, ...below];
}

function drawLine(line: Line, names: number, page: Page): readonly string[] {
  const { paint } = page;
  const used = displayWidth(line.stem + line.name);
  const start = indent + paint.faint(line.stem) + paint.name(line.name);
  if (line.detail === '') return [start];
  const room = Math.max(20, page.width - indent.length - names - gap.length);
  const column = indent + paint.faint(padText(line.trunk, names)) + gap;
  const [first = '', ...others] = wrapText(line.detail, room);
  const fits = used <= names;
  return [
    ...(fits ? [start + ' '.repeat(names - used) + gap + first] : [start, column + first]),
    ...others.map((text) => column + text),
  ];
}
