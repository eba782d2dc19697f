import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import type { PipeFact } from '../../facts/cloud/data.ts';
import { about, nameOf } from '../about.ts';
import type { Check } from '../check.ts';

interface Parameters {
  readonly what: string;
  readonly mend: string;
}

const problems = declareDiagnostics({
  'pipe-partial-dynamic-path': {
    severity: 'error',
    message: ({ what }: Parameters) => what,
    help: ({ mend }: Parameters) => mend,
  },
});

/** Pipes whose parameters are taken literally although they were meant to be filled in. */
export const pipePartialDynamicPath: Check = {
  code: 'pipe-partial-dynamic-path',
  *run({ cloud }) {
    for (const pipe of cloud.pipes) {
      for (const found of [...stopOf(pipe), ...literalsOf(pipe)])
        yield about(pipe, problems['pipe-partial-dynamic-path'](undefined, found));
    }
  },
};

function stopOf(pipe: PipeFact): readonly Parameters[] {
  if (pipe.stopReason === undefined) return [];
  const start = `aws pipes start-pipe --name ${nameOf({ id: pipe.id })}`;
  return [
    {
      what: `The pipe of ${nameOf(pipe)} does not run: ${pipe.stopReason}.`,
      mend: `Mend what stopped it, and start it again: \`${start}\`.`,
    },
  ];
}

function literalsOf(pipe: PipeFact): readonly Parameters[] {
  return [...defectsOf(pipe)].map((why) => ({
    what: `The pipe of ${nameOf(pipe)} cannot start its target: ${why}.`,
    mend: 'Use a fixed job name, hand `$.messageId` over as a whole parameter or variable, and take one message at a time.',
  }));
}

function* defectsOf({ texts, jobName, targetKind, batchSize }: PipeFact): Generator<string> {
  for (const { path, text } of texts) {
    if (text.includes('<$'))
      yield `\`${path}\` is \`${text}\`, a form that only an input template knows`;
    else if (text.includes('$.') && !isWholePath(text))
      yield `\`${path}\` is \`${text}\`, and a path is filled in only where it is the whole value`;
  }
  if (
    jobName !== undefined &&
    !isWholePath(jobName) &&
    !isJobName(jobName) &&
    !jobName.includes('$')
  )
    yield `\`${jobName}\` is not a job name`;
  if (targetKind === 'batch' && batchSize > 1)
    yield `it takes ${batchSize} messages at once, of which Batch makes a single job`;
}

function isWholePath(text: string): boolean {
  return /^\$\.[\w.[\]*-]+$/.test(text);
}

function isJobName(text: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/.test(text);
}
