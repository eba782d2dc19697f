import type { Patch } from '@seaworthy/engine';
import type { Page } from '../terminal/page.ts';

/**
 * A change of a file as its lines before and after:
 *
 *     compose.yaml
 *     -       memory: 512M
 *     +       memory: 1G
 */
export function drawPatch(patch: Patch, text: string, page: Page): readonly string[] {
  const from = text.lastIndexOf('\n', patch.start - 1) + 1;
  const isInsertion = patch.start === patch.end && patch.start === from;
  const lineEnd = text.indexOf('\n', patch.end);
  const to = isInsertion ? patch.end : lineEnd === -1 ? text.length : lineEnd;
  const before = text.slice(from, to);
  const after = before.slice(0, patch.start - from) + patch.text + before.slice(patch.end - from);
  return [
    page.paint.name(patch.file),
    ...(isInsertion ? [] : linesOf(before).map((line) => page.paint.error(`- ${line}`))),
    ...linesOf(after).map((line) => page.paint.money(`+ ${line}`)),
  ];
}

function linesOf(text: string): readonly string[] {
  return text.replace(/\n$/, '').split('\n');
}
