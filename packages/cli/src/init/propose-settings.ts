import { basename } from 'node:path';
import type { InitFacts, Proposal, Propose } from './proposal.ts';
import { undecidedVariables } from './undecided.ts';

const schemaHint =
  '# yaml-language-server: $schema=node_modules/seaworthy/dist/bundle/x-seaworthy.schema.json';

/**
 * The file of settings that is laid over the Compose file: what editors check it with, the region,
 * and which variables are secrets, written down once for everybody to review.
 */
export const proposeSettings: Propose = (facts) => {
  const path = pathOf(facts);
  const before = facts.textOf(path);
  const undecided = undecidedVariables(facts.plan);
  return before === undefined
    ? [newFile(path, undecided, facts)]
    : changedFile(path, before, undecided);
};

/** `compose.production.yaml` beside `compose.yaml` */
function pathOf({ plan: { application, project } }: InitFacts): string {
  const [first] = project.files;
  const name = basename(first?.path ?? 'compose.yaml');
  return name.replace(/(?:\.yaml|\.yml)$/, (ending) => `.${application.environment}${ending}`);
}

function newFile(
  path: string,
  undecided: readonly string[],
  { plan: { application } }: InitFacts,
): Proposal {
  const lines = [
    schemaHint,
    'x-seaworthy:',
    `  region: ${application.region}`,
    ...(undecided.length > 0 ? ['  variables:', ...decisions(undecided, '    ')] : []),
    '',
    'services: {}',
    '',
  ];
  const why = `Settings of ${application.environment} that Compose cannot say; it is read whenever it is there.`;
  return { path, after: lines.join('\n'), why };
}

function changedFile(
  path: string,
  before: string,
  undecided: readonly string[],
): readonly Proposal[] {
  const decided = undecided.length > 0 ? withDecisions(before, undecided) : before;
  const hasHint = /^# yaml-language-server:/m.test(before);
  const after = hasHint ? decided : `${schemaHint}\n${decided ?? before}`;
  if (after === undefined || after === before) return [];
  const reasons = [
    ...(hasHint ? [] : ['Lets editors check it while you type.']),
    ...(decided === before || decided === undefined
      ? []
      : ['Writes down which variables are secrets: their names alone do not say so.']),
  ];
  return [{ path, before, after, why: reasons.join(' ') }];
}

function decisions(names: readonly string[], indent: string): readonly string[] {
  return names.map((name) => `${indent}${name}: secret`);
}

/** Undefined when the settings are written in a way that lines cannot be added to. */
function withDecisions(text: string, names: readonly string[]): string | undefined {
  const lines = text.split('\n');
  const top = lines.findIndex((line) => /^x-seaworthy\s*:/.test(line));
  if (top === -1) {
    const start = text.endsWith('\n') ? text : `${text}\n`;
    return `${start}x-seaworthy:\n  variables:\n${decisions(names, '    ').join('\n')}\n`;
  }
  if (!isOpen(lines[top])) return undefined;
  const indent = indentOf(lines.slice(top + 1).find(isFilled) ?? '') || '  ';
  const end = endOfBlock(lines, top);
  const own = lines.findIndex(
    (line, at) => at > top && at < end && line.startsWith(`${indent}variables:`),
  );
  if (own === -1) {
    const added = [`${indent}variables:`, ...decisions(names, indent + indent)];
    return lines.toSpliced(top + 1, 0, ...added).join('\n');
  }
  if (!isOpen(lines[own])) return undefined;
  const inner = indentOf(lines[own + 1] ?? '') || indent + indent;
  return lines.toSpliced(own + 1, 0, ...decisions(names, inner)).join('\n');
}

/** Nothing but a comment follows the colon. */
function isOpen(line = ''): boolean {
  return /:\s*(?:#.*)?$/.test(line);
}

function isFilled(line: string): boolean {
  return /\S/.test(line) && !/^\s*#/.test(line);
}

function indentOf(line: string): string {
  return /^ */.exec(line)?.[0] ?? '';
}

function endOfBlock(lines: readonly string[], top: number): number {
  const end = lines.findIndex((line, at) => at > top && /^\S/.test(line) && !line.startsWith('#'));
  return end === -1 ? lines.length : end;
}
