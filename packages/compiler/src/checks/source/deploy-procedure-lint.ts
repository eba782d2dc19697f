import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { SourceFile } from '../../source/source-file.ts';
import type { Check } from '../check.ts';
import { declareFinding, type Finding } from './task-check.ts';

const report = declareFinding('deploy-procedure-lint', 'warning');

/** Commands of deployment scripts that fail, or that hide that something failed. */
export const deployProcedureLint: Check = {
  code: 'deploy-procedure-lint',
  *run({ sources }) {
    for (const file of sources?.procedures ?? []) {
      if (!/\b(?:aws|docker|pg_dump)\b/.test(file.text)) continue;
      for (const mistake of mistakes) yield* find(file, mistake);
    }
  },
};

interface Mistake extends Finding {
  /** The first group is the text that is wrong. */
  readonly pattern: RegExp;
  /** Whether the rest of the file makes it right. */
  readonly unless?: (file: SourceFile, found: RegExpExecArray) => boolean;
}

/** `\` at the end of a line goes on with the next. */
const mistakes: readonly Mistake[] = [
  {
    pattern: /--task-definition[ =]+["']?(\S+:latest)\b/g,
    what: 'A revision of a task definition is a number; there is no revision `latest`.',
    mend: 'Name the family alone: ECS then takes its newest active revision.',
  },
  {
    pattern: /\baws\s+logs\s+(filter-pattern)\b/g,
    what: '`aws logs` has no command `filter-pattern`.',
    mend: 'Use `aws logs filter-log-events --filter-pattern …`.',
  },
  {
    pattern: /\becr\s+create-repository\b(?:[^\n]|\\\n)*?(\|\|\s*(?:true|:))(?=\s|$)/g,
    what: 'Every failure of create-repository is hidden here, not only that the repository is there already.',
    mend: 'Ask first: `aws ecr describe-repositories --repository-names NAME || aws ecr create-repository …`.',
  },
  {
    pattern: /\b(docker\s+buildx\s+build)\b(?:[^\n\\]|\\\n|\\)*/g,
    what: 'buildx leaves the image in its cache without --push or --load: the `docker push` further on sends an older image or none.',
    mend: 'Add `--push` to the build.',
    unless: ({ text }, found) =>
      /--(?:push|load|output)\b|\s-o\b/.test(found[0]) ||
      !/\bdocker\s+push\b/.test(text.slice(found.index)),
  },
  {
    pattern: /\b(pg_dump)\s(?:[^\n\\|>]|\\\n|\\)*/g,
    what: 'This dump names the owner of every table: restoring it under another user stops with `role "…" does not exist`.',
    mend: 'Dump with `pg_dump -Fc --no-owner --no-acl`.',
    unless: (_, found) => /--no-owner\b|\s-\w*O\w*\b/.test(found[0]),
  },
  {
    pattern: /\bdocker\s+(?:push|tag|pull)\s[^\n]*?(<[A-Za-z][\w -]*>)/g,
    what: 'A placeholder stands where the image needs a name.',
    mend: 'Use a variable, such as `$(git rev-parse --short HEAD)` in a shell.',
  },
  {
    pattern: /\b(docker\s+push)\b/g,
    what: 'The image is pushed before the repository is created further down.',
    mend: 'Create the repository first.',
    unless: ({ text }, found) => {
      const creates = text.search(/\becr\s+create-repository\b/);
      return creates < found.index;
    },
  },
];

function* find(file: SourceFile, mistake: Mistake): Generator<Diagnostic> {
  const { pattern, unless, what, mend } = mistake;
  for (const found of file.text.matchAll(pattern)) {
    const wrong = found[1] ?? found[0];
    const lineStart = file.text.lastIndexOf('\n', found.index) + 1;
    const isComment = /^\s*#/.test(file.text.slice(lineStart, found.index));
    if (isComment || unless?.(file, found)) continue;
    const start = found.index + found[0].lastIndexOf(wrong);
    yield report({ file: file.path, start, end: start + wrong.length }, { what, mend });
  }
}
