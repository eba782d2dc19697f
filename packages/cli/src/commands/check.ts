import { dirname, resolve } from 'node:path';
import type { Command, Surroundings } from '../command-line/command.ts';
import { type ExitCode, exitCode } from '../command-line/exit-code.ts';
import { Interruption } from '../command-line/interruption.ts';
import { type Options, projectOptions } from '../command-line/options.ts';
import { checkJson, jsonText } from '../json/result-json.ts';
import { watchFolders } from '../project-files/watch-folders.ts';
import { checkPage } from '../render/check-page.ts';
import { githubAnnotations } from '../render/github-annotations.ts';
import { type Output, printLines } from '../terminal/output.ts';
import { originOf } from './origin-of.ts';
import { hasErrors, type PlanHere, planHere } from './plan-here.ts';
import { printNotes } from './print-notes.ts';

/** `seaworthy check`: only what is wrong. */
export const checkCommand: Command = {
  name: 'check',
  summary: 'Says what is wrong with the project',
  description:
    'Reads the Compose files and says everything that would fail or lose data on AWS, with its place and its mend. Exits with 1 when there is an error. With --watch it says so anew whenever a file is saved.',
  options: [...projectOptions, 'format', 'watch'],
  examples: [
    'seaworthy check',
    'seaworthy check --watch',
    'seaworthy check --strict --format github',
  ],
  run: (options, surroundings) =>
    options.watch ? watchHere(options, surroundings) : checkHere(options, surroundings),
};

function checkHere(options: Options, surroundings: Surroundings): ExitCode {
  const here = planHere(options, surroundings);
  printNotes(here, surroundings);
  printFindings(here, options, surroundings);
  return hasErrors(here.plan) ? exitCode.problem : exitCode.fine;
}

/** Checks now and after each change of the project's folders, and prints what is new. */
async function watchHere(options: Options, surroundings: Surroundings): Promise<ExitCode> {
  const interruption = surroundings.interruption();
  const stdout = whenNew(surroundings.stdout);
  const check = (): void => {
    const here = planHere(options, surroundings);
    folders.follow(foldersOf(here, surroundings));
    stdout.begin();
    printFindings(here, options, { ...surroundings, stdout });
    stdout.end();
  };
  const folders = watchFolders(check);
  try {
    check();
    await new Promise((stop) => interruption.addEventListener('abort', stop, { once: true }));
    if (!(interruption.reason instanceof Interruption)) throw interruption.reason;
    return exitCode.interrupted;
  } finally {
    folders.close();
  }
}

/** The project's folder and those of its files. */
function foldersOf({ plan, directory }: PlanHere, surroundings: Surroundings): readonly string[] {
  const root = resolve(surroundings.directory, directory);
  const files = plan.project?.files.map(({ path }) => path) ?? [];
  return [...new Set([root, ...files.map((path) => dirname(resolve(root, path)))])];
}

/** Keeps a result back until it is whole, and prints it unless the last one was the same. */
function whenNew(output: Output): Output & { begin(): void; end(): void } {
  let text = '';
  let last: string | undefined;
  return {
    ...output,
    write: (piece) => {
      text += piece;
    },
    begin: () => {
      text = '';
    },
    end: () => {
      if (text === last) return;
      output.write(last === undefined ? text : `\n${text}`);
      last = text;
    },
  };
}

function printFindings(here: PlanHere, options: Options, surroundings: Surroundings): void {
  const { plan, directory, view } = here;
  const { stdout } = surroundings;
  if (options.json) stdout.write(jsonText(checkJson(plan, originOf(here, options, surroundings))));
  else if (options.format) printLines(githubAnnotations(plan, directory, view), stdout);
  else printLines(checkPage(plan, view), stdout);
}
