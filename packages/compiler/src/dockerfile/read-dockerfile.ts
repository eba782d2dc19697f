import type { ArgumentInstruction, Dockerfile, Instruction, Stage } from './dockerfile.ts';
import {
  type InstructionLine,
  locatedWord,
  readInstructionLine,
  restOf,
  wordsOf,
} from './instruction-line.ts';
import type { Place } from './joined-text.ts';
import { readLogicalLines } from './logical-lines.ts';
import { readInstruction } from './read-instruction.ts';

/**
 * Reads a Dockerfile; any text gives one, for Docker itself says what is wrong with it. `place`
 * turns offsets of the text into spans.
 */
export function readDockerfile(text: string, place: Place): Dockerfile {
  const { escapeCharacter, lines } = readLogicalLines(text, place);
  const globals: ArgumentInstruction[] = [];
  const stages: (Stage & { readonly instructions: Instruction[] })[] = [];
  for (const line of lines) {
    const instruction = readInstructionLine(line, escapeCharacter);
    if (instruction.keyword === 'FROM') stages.push({ ...readFrom(instruction), instructions: [] });
    else {
      const read = readInstruction(instruction);
      const stage = stages.at(-1);
      if (stage) stage.instructions.push(read);
      else if (read.kind === 'argument') globals.push(read);
    }
  }
  return { globals, stages };
}

/** `FROM [--platform=…] image [AS name]` */
function readFrom(instruction: InstructionLine): Omit<Stage, 'instructions'> {
  const [image, as, name] = wordsOf(instruction).map((word) => locatedWord(instruction, word));
  const platform = instruction.flags.get('platform');
  return {
    image: image ?? restOf(instruction),
    ...(platform && { platform }),
    ...(name && as?.value.toUpperCase() === 'AS' && { name }),
    span: instruction.span,
  };
}
