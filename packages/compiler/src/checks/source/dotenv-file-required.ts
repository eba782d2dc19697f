import type { DotenvMention } from '../../facts/source/mentions/dotenv.ts';
import { programOf, type StartStep } from '../../facts/source/start/start.ts';
import type { ServiceSource } from '../../facts/source-facts.ts';
import { baseName } from '../../source/path.ts';
import { entryFileOf, isTool } from './entry-file.ts';
import { holdsFile } from './image-content.ts';
import { taskCheck } from './task-check.ts';

/** On ECS there is no `.env`: variables and secrets come from the task definition. */
export const dotenvFileRequired = taskCheck(
  'dotenv-file-required',
  'error',
  function* ({ task, source }, report) {
    const required = (file: string) => ({
      what: `${task.name} does not start without the file ${file}, and its image has no such file.`,
      mend: 'Test for the variables, not for the file: on ECS they come from the task definition. For Node there is `--env-file-if-exists`.',
    });
    const override = {
      what: `${task.name} lets the .env in its image win over the variables and secrets that ECS gives it.`,
      mend: 'Take out the override, and list .env in .dockerignore.',
    };
    const has = (file: string) =>
      source.build !== undefined && holdsFile(source.build, baseName(file));
    for (const { effect, span } of mentionsOf(source)) {
      if (effect === 'required' && !has('.env')) yield report(span, required('.env'));
      if (effect === 'override' && has('.env')) yield report(span, override);
    }
    for (const step of source.start?.steps ?? []) {
      const file = environmentFileOf(step);
      if (file !== undefined && !has(file)) yield report(step.span, required(file));
    }
  },
);

function mentionsOf(source: ServiceSource): readonly DotenvMention[] {
  const scripts = new Set(source.start?.steps.flatMap(({ script }) => script?.path ?? []));
  const entry = entryFileOf(source);
  return (source.build?.files ?? [])
    .filter((file) => {
      if (file === entry || scripts.has(file.path)) return true;
      // A shell script counts only when the container starts with it.
      return !file.path.endsWith('.sh') && !isTool(file);
    })
    .flatMap(({ mentions }) => mentions.filter((mention) => mention.kind === 'dotenv'));
}

/** `node --env-file=.env server.js` stops when there is no such file. */
function environmentFileOf(step: StartStep): string | undefined {
  if (!['bun', 'node', 'nodemon', 'tsx'].includes(programOf(step))) return undefined;
  const index = step.words.findIndex((word) => /^--env-file(?:=|$)/.test(word));
  const word = step.words[index];
  return word === '--env-file' ? step.words[index + 1] : word?.slice('--env-file='.length);
}
