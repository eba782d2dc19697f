import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import type { PipeFact } from '../../facts/cloud/data.ts';
import { about, nameOf } from '../about.ts';
import type { Check } from '../check.ts';

interface Parameters {
  readonly service: string;
  readonly why: string;
}

const problems = declareDiagnostics({
  'pipe-partial-dynamic-path': {
    severity: 'error',
    message: ({ service, why }: Parameters) =>
      `The pipe of ${service} cannot start its target: ${why}.`,
    help: () =>
      'Use a fixed job name, hand `$.messageId` over as a whole parameter or variable, and take one message at a time.',
  },
});

/** Pipes whose parameters are taken literally although they were meant to be filled in. */
export const pipePartialDynamicPath: Check = {
  code: 'pipe-partial-dynamic-path',
  *run({ cloud }) {
    for (const pipe of cloud.pipes) {
      for (const why of defectsOf(pipe)) {
        const found = { service: nameOf(pipe), why };
        yield about(pipe, problems['pipe-partial-dynamic-path'](undefined, found));
      }
    }
  },
};

function* defectsOf({
  texts,
  jobName,
  targetKind,
  batchSize,
  stopReason,
}: PipeFact): Generator<string> {
  if (stopReason !== undefined) yield `AWS has stopped it (${stopReason})`;
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
