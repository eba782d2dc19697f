import type { Located } from '../source/span.ts';
import type { Instruction, VariableEntry } from './dockerfile.ts';
import {
  type InstructionLine,
  invocationOf,
  jsonWordsOf,
  locatedWord,
  restOf,
  wordsOf,
} from './instruction-line.ts';
import { locatedIn, spanIn, type TextPiece } from './joined-text.ts';
import { readHealthcheck } from './read-healthcheck.ts';

/** Reads any instruction but `FROM`. */
export function readInstruction(instruction: InstructionLine): Instruction {
  const read = readers[instruction.keyword];
  const { keyword, span } = instruction;
  return read ? read(instruction) : { kind: 'other', keyword, span };
}

const readers: Readonly<Record<string, (instruction: InstructionLine) => Instruction>> = {
  RUN: readRun,
  ENTRYPOINT: (instruction) => readStart(instruction, 'entrypoint'),
  CMD: (instruction) => readStart(instruction, 'command'),
  COPY: readCopy,
  ADD: readCopy,
  ENV: readEnvironment,
  ARG: (instruction) => ({
    kind: 'argument',
    entries: wordsOf(instruction).map((word) => readPair(instruction, word.start, word.end)),
    span: instruction.span,
  }),
  EXPOSE: (instruction) => ({
    kind: 'expose',
    ports: wordsOf(instruction).map((word) => locatedWord(instruction, word)),
    span: instruction.span,
  }),
  HEALTHCHECK: readHealthcheck,
  SHELL: (instruction) => ({
    kind: 'shell',
    words: jsonWordsOf(instruction) ?? [],
    span: instruction.span,
  }),
  USER: (instruction) => ({
    kind: 'user',
    user: firstWord(instruction),
    span: instruction.span,
  }),
  WORKDIR: (instruction) => ({
    kind: 'workdir',
    path: firstWord(instruction),
    span: instruction.span,
  }),
};

function readRun(instruction: InstructionLine): Instruction {
  const { line, from, span } = instruction;
  const script = {
    text: line.text.slice(from),
    pieces: line.pieces.flatMap((piece, index): TextPiece[] => {
      const end = line.pieces[index + 1]?.at ?? line.text.length;
      if (end <= from) return [];
      const start = Math.max(piece.at, from);
      return [{ at: start - from, span: spanIn(line, start, end) }];
    }),
  };
  return { kind: 'run', script, hereDocuments: line.hereDocuments, span };
}

function readStart(instruction: InstructionLine, kind: 'entrypoint' | 'command'): Instruction {
  return { kind, invocation: invocationOf(instruction), span: instruction.span };
}

function readCopy(instruction: InstructionLine): Instruction {
  const words =
    jsonWordsOf(instruction) ?? wordsOf(instruction).map((word) => locatedWord(instruction, word));
  const from = instruction.flags.get('from');
  const mode = instruction.flags.get('chmod');
  return {
    kind: 'copy',
    sources: words.slice(0, -1).filter((word) => !word.value.startsWith('<<')),
    destination: words.at(-1) ?? restOf(instruction),
    ...(from && { from }),
    ...(mode && { mode }),
    span: instruction.span,
  };
}

/** `ENV A=1 B=2`, or the old `ENV A all the rest`. */
function readEnvironment(instruction: InstructionLine): Instruction {
  const { line, span } = instruction;
  const [first, second, ...others] = wordsOf(instruction);
  if (first && second && !first.raw.includes('=')) {
    const name = locatedWord(instruction, first);
    const value = locatedIn(line, second.start, line.text.length);
    return { kind: 'environment', entries: [{ name, value }], span };
  }
  const words = [first, second, ...others].filter((word) => word !== undefined);
  const entries = words.map((word) => readPair(instruction, word.start, word.end));
  return { kind: 'environment', entries, span };
}

/** `NAME=value`, `NAME="a value"` or `NAME`. */
function readPair(instruction: InstructionLine, start: number, end: number): VariableEntry {
  const { line } = instruction;
  const raw = line.text.slice(start, end);
  const equals = raw.indexOf('=');
  if (equals === -1) return { name: locatedIn(line, start, end) };
  const [word] = wordsOf({ ...instruction, from: start + equals + 1 });
  const isValue = word !== undefined && word.end === end;
  return {
    name: locatedIn(line, start, start + equals),
    value: {
      value: isValue ? word.value : '',
      span: spanIn(line, start + equals + 1, end),
    },
  };
}

function firstWord(instruction: InstructionLine): Located<string> {
  const [word] = wordsOf(instruction);
  return word ? locatedWord(instruction, word) : restOf(instruction);
}
