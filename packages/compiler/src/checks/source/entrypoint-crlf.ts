import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { BuiltImage } from '../../dockerfile/built-image.ts';
import type { SourceText } from '../../facts/source/start/start.ts';
import type { SourceFacts } from '../../facts/source-facts.ts';
import { withSeverity } from '../about.ts';
import type { SourcedTask } from './sourced-task.ts';
import { taskCheck } from './task-check.ts';

/** A script with Windows line endings looks for an interpreter whose name ends in a return. */
export const entrypointCrlf = taskCheck(
  'entrypoint-crlf',
  'error',
  function* ({ task, source }, report, facts) {
    for (const script of scriptsOf(source)) {
      const brokenLine = /\r(?=\n)/.exec(script.text)?.index;
      if (brokenLine === undefined) {
        if (facts.sources && !isGuarded(script, facts.sources)) {
          const what = `Nothing keeps ${script.path} from getting Windows line endings on another machine: ${task.name} would not start.`;
          yield withSeverity('advice', report(startOf(script), { what, mend: mendOf(script) }));
        }
      } else if (!isRepaired(source.build?.image)) {
        const what = `${script.path} has Windows line endings: ${task.name} stops with "${reasonOf(script)}" although the file is there.`;
        yield report(
          { file: script.path, start: 0, end: brokenLine },
          { what, mend: mendOf(script) },
        );
      }
    }
  },
);

function scriptsOf({ start }: SourcedTask['source']): readonly SourceText[] {
  return (start?.steps ?? []).flatMap(({ script }) => script ?? []);
}

function mendOf({ path }: SourceText): string {
  const pattern = path.endsWith('.sh') ? '*.sh' : path;
  return `Put \`${pattern} text eol=lf\` into .gitattributes and run \`git add --renormalize .\`; \`core.autocrlf\` does not mend what is committed.`;
}

/** `FROM … RUN sed -i 's/\r$//' entrypoint.sh` and the like mend it in the image. */
function isRepaired(image: BuiltImage | undefined): boolean {
  return (image?.runs ?? []).some(({ script, hereDocuments }) =>
    [script.text, ...hereDocuments.map(({ value }) => value)].some((text) =>
      /dos2unix|\\r|\\015|\$'\\r'/.test(text),
    ),
  );
}

function isGuarded({ path }: SourceText, { gitAttributes }: SourceFacts): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return gitAttributes.some(({ text }) =>
    text.split('\n').some((line) => {
      const [pattern = ''] = line.trim().split(/\s+/);
      const isMeant = pattern === '*' || pattern.endsWith('*.sh') || pattern.endsWith(name);
      return isMeant && /\beol=lf\b|\s-text\b/.test(line);
    }),
  );
}

function reasonOf({ text }: SourceText): string {
  return text.startsWith('#!') ? 'no such file or directory' : 'not found';
}

function startOf({ path, text }: SourceText): Diagnostic['span'] {
  const end = text.search(/\r|\n|$/);
  return { file: path, start: 0, end };
}
