import type { Document, ErrorCode, YAMLError } from 'yaml';
import type { SourceFile } from '../../source/source-file.ts';
import type { Span } from '../../source/span.ts';
import { composeProblems } from '../compose-diagnostics.ts';
import type { Report } from '../reading.ts';
import { mistakeInLine } from './line-mistake.ts';
import { startOfOpenText } from './open-text.ts';

/** Reports what is not YAML, in the reader's words; answers with the offset of the first mistake. */
export function reportSyntaxErrors(
  source: SourceFile,
  documents: readonly Document.Parsed[],
  report: Report,
): number | undefined {
  let first: number | undefined;
  for (const document of documents) {
    const toldLines = new Set<number>();
    for (const error of independentErrors(document.errors)) {
      const noticed = spanOfError(error, source, document);
      first = Math.min(first ?? noticed.start, noticed.start);
      const { span, ...about } = explain(error, noticed, source);
      // A line that is astray is so once, whatever else the reader stumbles over in it.
      const lines = [noticed, span].map(({ start }) => lineOf(source.text, start));
      const isTold = lines.some((line) => toldLines.has(line));
      for (const line of lines) toldLines.add(line);
      if (!isTold) report(composeProblems['compose/yaml-syntax'](span, about));
    }
    for (const warning of document.warnings) reportUnknownTag(warning, source, report);
  }
  return first;
}

/** More only say that reading went astray. */
const mostErrors = 10;

/** Once reading is astray, every further token is unexpected: the first of such a row is told. */
function independentErrors(errors: readonly YAMLError[]): readonly YAMLError[] {
  const isFollowing = ({ code }: YAMLError, index: number) =>
    code === 'UNEXPECTED_TOKEN' && errors[index - 1]?.code === code;
  return errors.filter((error, index) => !isFollowing(error, index)).slice(0, mostErrors);
}

function lineOf(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1);
}

/** In the words of a person who looks at the line, where these can be had. */
function explain(
  error: YAMLError,
  span: Span,
  source: SourceFile,
): Problem & { readonly span: Span } {
  const seen = byEye.has(error.code) ? mistakeInLine(source.text, span.start) : undefined;
  if (!seen) return { ...problemOf(error, span, source), span };
  const { start, end, problem, mend } = seen;
  return { problem, mend, span: { file: source.path, start, end } };
}

/** What the reader says when it took the beginning of something for something else. */
const byEye: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'BLOCK_AS_IMPLICIT_KEY',
  'MISSING_CHAR',
  'MULTILINE_IMPLICIT_KEY',
  'UNEXPECTED_TOKEN',
]);

function problemOf(error: YAMLError, span: Span, { text }: SourceFile): Problem {
  const isVariable = text.startsWith('${', span.start - 1);
  if (error.code === 'UNEXPECTED_TOKEN' && isVariable) return unquotedVariable;
  return problems[error.code](error.message);
}

const unquotedVariable = {
  problem: 'a value with ${…} in it must be quoted inside braces or brackets',
  mend: 'Put the whole value in double quotes.',
};

interface Problem {
  readonly problem: string;
  readonly mend: string;
}

const problems: Readonly<Record<ErrorCode, (message: string) => Problem>> = {
  ALIAS_PROPS: () => ({
    problem: 'an alias cannot have an anchor or a tag of its own',
    mend: 'Leave only the alias.',
  }),
  BAD_ALIAS: () => ({ problem: 'an anchor or alias has no usable name', mend: 'Give it a name.' }),
  BAD_COLLECTION_TYPE: () => ({
    problem: 'the tag does not fit the value',
    mend: 'Remove the tag.',
  }),
  BAD_DIRECTIVE: () => ({ problem: 'this directive is not YAML', mend: 'Remove the line.' }),
  BAD_DQ_ESCAPE: () => ({
    problem: 'a backslash in double quotes starts an escape that YAML does not have',
    mend: 'Write two backslashes, or use single quotes.',
  }),
  BAD_INDENT: badIndent,
  BAD_PROP_ORDER: () => ({
    problem: 'an anchor or tag stands before the sign it belongs after',
    mend: 'Move it directly before the value.',
  }),
  BAD_SCALAR_START: () => ({
    problem: 'an unquoted text cannot start with this character',
    mend: 'Put the value in quotes.',
  }),
  BLOCK_AS_IMPLICIT_KEY: () => ({
    problem: 'a second `key: value` stands on the line of the first',
    mend: 'Put the value in quotes if it contains a colon, or start a new line.',
  }),
  BLOCK_IN_FLOW: () => ({
    problem: 'an indented block stands inside brackets',
    mend: 'Close the bracket, or write the block in brackets as well.',
  }),
  DUPLICATE_KEY: () => ({ problem: 'a key is given twice', mend: 'Remove one of the two.' }),
  IMPOSSIBLE: () => ({ problem: 'this cannot be read', mend: 'Write it another way.' }),
  KEY_OVER_1024_CHARS: () => ({
    problem: 'a key is longer than 1024 characters',
    mend: 'Look for a colon or a quote that is missing.',
  }),
  MISSING_CHAR: missingCharacter,
  MULTILINE_IMPLICIT_KEY: () => ({
    problem: 'a key runs over several lines',
    mend: 'The first line probably lacks its colon: `key: value`.',
  }),
  MULTIPLE_ANCHORS: () => ({ problem: 'a value has two anchors', mend: 'Leave one of them.' }),
  MULTIPLE_DOCS: () => ({ problem: 'a second document starts here', mend: 'Remove it.' }),
  MULTIPLE_TAGS: () => ({ problem: 'a value has two tags', mend: 'Leave one of them.' }),
  NON_STRING_KEY: () => ({ problem: 'a key is not text', mend: 'Write a plain name.' }),
  RESOURCE_EXHAUSTION: () => ({ problem: 'this nests too deeply', mend: 'Nest it less deeply.' }),
  TAB_AS_INDENT: () => ({ problem: 'a tab indents this line', mend: 'Use spaces.' }),
  TAG_RESOLVE_FAILED: () => ({
    problem: 'the value is not what its tag says',
    mend: 'Remove the tag.',
  }),
  UNEXPECTED_TOKEN: () => ({
    problem: 'this does not belong here',
    mend: 'Look for a quote, bracket, comma or line break that is missing before it.',
  }),
};

function badIndent(message: string): Problem {
  if (message.startsWith('Flow')) return openBracket;
  return {
    problem: 'this line is not indented like the lines it belongs to',
    mend: 'Give all keys of one block the same number of spaces.',
  };
}

function missingCharacter(message: string): Problem {
  if (message.includes('quote')) {
    return { problem: 'a quoted text is not closed', mend: 'Add the closing quote.' };
  }
  if (/to end with/.test(message)) return openBracket;
  if (message.startsWith('Missing ,')) {
    return { problem: 'a comma is missing before this', mend: 'Separate the items with commas.' };
  }
  if (message.includes('map values')) {
    return { problem: 'a key has no colon', mend: 'Write `key: value`, with a space between.' };
  }
  if (message.startsWith('Sequence item')) {
    return { problem: 'a list item has no dash', mend: 'Write `- item`.' };
  }
  return { problem: 'a space or line break is missing before this', mend: 'Add it.' };
}

const openBracket: Problem = {
  problem: 'a bracket is not closed',
  mend: 'Close it, and indent what is inside it further than the key.',
};

/** Errors at the end of something unclosed are told at its start; others at the text they mean. */
function spanOfError(error: YAMLError, source: SourceFile, document: Document.Parsed): Span {
  const { path: file, text } = source;
  const opened = startOfOpenText(error, document);
  if (opened !== undefined) return { file, start: opened, end: opened + 1 };
  const noticed = Math.min(error.pos[0], text.length);
  const start = error.code === 'TAB_AS_INDENT' ? noticed : startOfWord(text, noticed);
  const end = Math.max(error.pos[1], start + 1);
  const [firstLine = ''] = text.slice(start, end).split(/[\r\n]/, 1);
  return { file, start, end: start + firstLine.length };
}

/** The next thing on the page, or the last one when nothing follows. */
function startOfWord(text: string, offset: number): number {
  const after = text.slice(offset).search(/\S/);
  if (after !== -1) return offset + after;
  return Math.max(text.trimEnd().length - 1, 0);
}

const knownTags = /^!(?:reset|override|!(?:str|int|float|bool|null|map|seq))$/;

function reportUnknownTag(warning: YAMLError, source: SourceFile, report: Report): void {
  if (warning.code !== 'TAG_RESOLVE_FAILED') return;
  const [start, end] = warning.pos;
  const tag = source.text.slice(start, end);
  if (knownTags.test(tag)) return;
  report(composeProblems['compose/unknown-tag']({ file: source.path, start, end }, {}));
}
