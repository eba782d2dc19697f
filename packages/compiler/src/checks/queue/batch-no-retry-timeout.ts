import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import type { BatchDefinitionFact } from '../../facts/cloud/data.ts';
import { about, nameOf, withSeverity } from '../about.ts';
import type { Check } from '../check.ts';

interface Parameters {
  readonly service: string;
  readonly why: string;
}

const problems = declareDiagnostics({
  'batch-no-retry-timeout': {
    severity: 'error',
    message: ({ service, why }: Parameters) => `A job of ${service} ${why}.`,
    help: () =>
      'Set `x-seaworthy: batch: attempts` to 3 and `timeout` to the longest that a job may take; retry `Host EC2*` and end with `EXIT`.',
  },
});

/** Batch jobs that Spot ends for good, or that nothing ends. */
export const batchNoRetryTimeout: Check = {
  code: 'batch-no-retry-timeout',
  *run({ cloud }) {
    const spot = new Set(
      cloud.batchEnvironments.filter(({ type }) => type.includes('SPOT')).map(({ owner }) => owner),
    );
    for (const definition of cloud.batchDefinitions) {
      if (definition.attempts <= 1 && spot.has(definition.owner))
        yield report(
          definition,
          'fails when AWS takes its Spot capacity back: it is tried once only',
        );
      else if (definition.attempts > 1 && definition.retryConditions === 0)
        yield withSeverity(
          'advice',
          report(
            definition,
            'is tried again after every failure, also after one that will come again',
          ),
        );
      if (definition.timeout === undefined)
        yield withSeverity(
          'warning',
          report(definition, 'that hangs runs, and is paid for, for ever'),
        );
    }
  },
};

function report(definition: BatchDefinitionFact, why: string) {
  return about(
    definition,
    problems['batch-no-retry-timeout'](undefined, { service: nameOf(definition), why }),
  );
}
