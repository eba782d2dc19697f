import type { Span } from '../../../source/span.ts';

/** How a container starts: from its first process to the program that does the work. */
export interface Start {
  /** Process 1 first; each step is what the one before it runs. */
  readonly steps: readonly StartStep[];
  /** Commands that run to their end before the work starts, such as migrations. */
  readonly preparations: readonly StartStep[];
}

export interface StartStep {
  readonly kind: StepKind;
  /** Program and arguments; secrets and variables as `${NAME}`. */
  readonly words: readonly string[];
  /** Whether it gets the signals of the step before: that one hands its process over, or passes them on. */
  readonly replaces: boolean;
  /** The shell script that it runs, when that comes from the project. */
  readonly script?: SourceText;
  readonly span: Span;
}

/** A file of the project by its path there. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
}

/**
 * Who runs it: Docker itself, a shell's line, a script file, a script of package.json, or a program
 * such as `tini` or `poetry run` that runs another.
 */
export type StepKind = 'first' | 'shell' | 'script' | 'package-script' | 'wrapped';

/** The program of a step without its folder: `/usr/bin/node` is `node`. */
export function programOf({ words: [program = ''] }: StartStep): string {
  return program.slice(program.lastIndexOf('/') + 1);
}

/** The step that does the work, as far as it could be followed. */
export function lastStep(start: Start): StartStep | undefined {
  return start.steps.at(-1);
}

/** The value of an option: `--bind=x`, `--bind x`, `-b x` and, for one letter, `-bx`. */
export function optionOf(
  words: readonly string[],
  ...names: readonly string[]
): string | undefined {
  return optionsOf(words, ...names)[0];
}

/** Every value of an option that may be given several times. */
export function optionsOf(
  words: readonly string[],
  ...names: readonly string[]
): readonly string[] {
  return words.flatMap((word, index) => {
    const name = names.find((known) => word === known || word.startsWith(known));
    if (name === undefined) return [];
    if (word === name) return [words[index + 1] ?? ''];
    if (word[name.length] === '=') return [word.slice(name.length + 1)];
    return name.length === 2 && !name.startsWith('--') ? [word.slice(2)] : [];
  });
}
