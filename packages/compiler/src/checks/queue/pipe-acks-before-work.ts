import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import type { PipeFact } from '../../facts/cloud/data.ts';
import type { Facts } from '../../facts/facts.ts';
import { about, nameOf } from '../about.ts';
import type { Check } from '../check.ts';
import { factNamed } from '../fact-named.ts';

interface Parameters {
  readonly service: string;
  readonly why: string;
}

const problems = declareDiagnostics({
  'pipe-acks-before-work': {
    severity: 'error',
    message: ({ service, why }: Parameters) =>
      `The pipe of ${service} deletes a message once its job is submitted, not when it is done, and ${why}.`,
    help: () =>
      'Let Batch retry what can be retried, catch FAILED jobs with an EventBridge rule that keeps the message, and leave out the receipt handle: deleting with it does nothing.',
  },
});

/** Pipes whose failed jobs are lost, because the queue believes the work to be done. */
export const pipeAcksBeforeWork: Check = {
  code: 'pipe-acks-before-work',
  *run(facts) {
    for (const pipe of facts.cloud.pipes) {
      if (pipe.targetKind === 'other') continue;
      const why = reasonFor(facts, pipe);
      if (why === undefined) continue;
      yield about(
        pipe,
        problems['pipe-acks-before-work'](undefined, { service: nameOf(pipe), why }),
      );
    }
  },
};

function reasonFor({ cloud, origin }: Facts, pipe: PipeFact): string | undefined {
  if (pipe.texts.some(({ text }) => text.includes('$.receiptHandle')))
    return 'the job is given a receipt handle that means nothing any more';
  if (pipe.targetKind !== 'batch') return undefined;
  const definition = factNamed(cloud.batchDefinitions, pipe.jobDefinition);
  if (definition && definition.attempts <= 1) return 'a job is tried once only';
  // Rules of EventBridge are not read of what runs.
  if (origin === 'live') return undefined;
  const isCaught = cloud.eventRules.some(
    ({ sources, statuses }) => sources.includes('aws.batch') && statuses.includes('FAILED'),
  );
  return isCaught ? undefined : 'nothing keeps the message of a job that fails';
}
