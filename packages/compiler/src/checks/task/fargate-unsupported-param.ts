import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import type { TaskDefinitionFact } from '../../facts/cloud/task.ts';
import type { Facts } from '../../facts/facts.ts';
import { about, nameOf, withSeverity } from '../about.ts';
import type { Check } from '../check.ts';
import { taskSetsOf } from '../task-sets.ts';
import { taskNamed } from '../understood.ts';
import { listed } from '../words.ts';
import { unsupportedIn } from './unsupported-keys.ts';

interface Parameters {
  readonly service: string;
  readonly settings: string;
  readonly mend: string;
}

const problems = declareDiagnostics({
  'fargate-unsupported-param': {
    severity: 'error',
    message: ({ service, settings }: Parameters) =>
      `${service} sets ${settings}, which Fargate does not have.`,
    help: ({ mend }: Parameters) => mend,
  },
});

/** Settings that Fargate refuses or ignores, so that what relied on them breaks. */
export const fargateUnsupportedParam: Check = {
  code: 'fargate-unsupported-param',
  *run(facts) {
    for (const set of taskSetsOf(facts.cloud)) {
      const settings = set.definition.fargate ? refusedSettings(set.definition) : [];
      if (settings.length === 0) continue;
      const found = {
        service: nameOf(set),
        settings: listed(settings.map((setting) => `\`${setting}\``)),
        mend: 'Remove them from the task definition: registering it fails as it is.',
      };
      yield about(set, problems['fargate-unsupported-param'](undefined, found));
    }
    yield* checkProject(facts);
  },
};

function refusedSettings({
  unsupported,
  containers,
  volumes,
}: TaskDefinitionFact): readonly string[] {
  return [
    ...unsupported,
    ...new Set(containers.flatMap((container) => container.unsupported)),
    ...(volumes.some(({ kind }) => kind === 'host') ? ['host.sourcePath'] : []),
    ...(volumes.some(({ kind }) => kind === 'docker') ? ['dockerVolumeConfiguration'] : []),
  ];
}

/** On our own plan the key is left out, so that the task starts: a risk that the user must judge. */
function* checkProject(facts: Facts): Generator<Diagnostic> {
  for (const service of facts.project?.services ?? []) {
    if (!taskNamed(facts, service.name)) continue;
    for (const { key, span, mend } of unsupportedIn(service)) {
      const found = { service: service.name, settings: `\`${key}\``, mend };
      const finding = problems['fargate-unsupported-param'](span, found);
      yield about({ id: service.name, owner: service.name }, withSeverity('warning', finding));
    }
  }
}
