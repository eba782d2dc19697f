import { type Located, located } from '../../source/span.ts';
import { concealCommand } from '../../variables/conceal.ts';
import type { Text } from '../../variables/text.ts';
import { composeProblems } from '../compose-diagnostics.ts';
import type { MappingNode, Node, ScalarNode } from '../node.ts';
import type { Command } from '../project.ts';
import { type Reading, textOf } from '../reading.ts';
import { scalarText } from '../split-scalar.ts';
import { spanWithin } from '../yaml/span-within.ts';
import { valueAt } from './fields.ts';
import { type SplitCommand, splitCommand } from './split-command.ts';

/** The command at a key, given as text or as a list. */
export function commandAt(
  node: MappingNode,
  key: string,
  reading: Reading,
): Located<Command> | undefined {
  const value = valueAt(node, key);
  if (!value || value.kind === 'mapping') return undefined;
  if (value.kind === 'scalar') return commandOfText(value, key, reading);
  return located({ arguments: argumentsOf(value.items), fromString: false }, value.span);
}

/** The words of a list, their secrets left out. */
export function argumentsOf(items: readonly Node[]): readonly Text[] {
  return concealCommand(
    items.flatMap((item) => (item.kind === 'scalar' ? [scalarText(item)] : [])),
  );
}

function commandOfText(
  node: ScalarNode,
  key: string,
  reading: Reading,
): Located<Command> | undefined {
  const split = splitCommand(scalarText(node));
  if (split.problem !== undefined) {
    const names = { what: key, problem: split.problem };
    reading.report(composeProblems['compose/bad-command'](node.span, names));
    return undefined;
  }
  if (split.cut) reportCut(split.cut, node, key, reading);
  return located({ arguments: concealCommand(split.words), fromString: true }, node.span);
}

function reportCut(
  { operator, offset }: NonNullable<SplitCommand['cut']>,
  node: ScalarNode,
  key: string,
  reading: Reading,
): void {
  const span = spanWithin(node, offset, offset + operator.length, textOf(reading, node.span.file));
  reading.report(composeProblems['compose/command-cut-short'](span, { what: key, operator }));
}
