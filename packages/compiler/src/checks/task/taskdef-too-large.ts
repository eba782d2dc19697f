import type { Severity } from '../../diagnostics/diagnostic.ts';
import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import type { TaskDefinitionFact } from '../../facts/cloud/task.ts';
import { about, nameOf, withSeverity } from '../about.ts';
import type { Check } from '../check.ts';
import { taskSetsOf } from '../task-sets.ts';

interface Parameters {
  readonly service: string;
  readonly what: string;
}

const problems = declareDiagnostics({
  'taskdef-too-large': {
    severity: 'error',
    message: ({ service, what }: Parameters) => `${service} ${what}.`,
    help: () =>
      'Move settings into one JSON secret that the application reads itself, or into an environment file in S3.',
  },
});

/** Bytes that AWS takes. */
const largest = 65_536;

/** Task definitions near or beyond what AWS takes and what a container can be given. */
export const taskdefTooLarge: Check = {
  code: 'taskdef-too-large',
  *run({ cloud }) {
    for (const set of taskSetsOf(cloud)) {
      for (const [severity, what] of defectsOf(set.definition)) {
        const finding = problems['taskdef-too-large'](undefined, { service: nameOf(set), what });
        yield about(set, withSeverity(severity, finding));
      }
    }
  },
};

function* defectsOf({
  bytes,
  containers,
}: TaskDefinitionFact): Generator<readonly [Severity, string]> {
  if (bytes !== 'unknown' && bytes > largest)
    yield ['error', `has a task definition of ${bytes} bytes, and AWS takes ${largest}`];
  else if (bytes !== 'unknown' && bytes > 60_000)
    yield ['warning', `has a task definition of ${bytes} bytes, close to AWS's ${largest}`];
  for (const { name, environment, environmentFiles } of containers) {
    const size = environment.reduce(
      (sum, variable) => sum + variable.name.length + variable.value.length,
      0,
    );
    if (environmentFiles > 10)
      yield ['error', `has ${environmentFiles} environment files in ${name}, and AWS takes 10`];
    if (environment.length > 100)
      yield [
        'warning',
        `has ${environment.length} variables in ${name}; more than 100 were seen to arrive as none through CloudFormation`,
      ];
    if (size > 100_000)
      yield [
        'warning',
        `has ${Math.round(size / 1000)} kB of variables in ${name}; beyond about 124 kB a container does not start`,
      ];
  }
}
