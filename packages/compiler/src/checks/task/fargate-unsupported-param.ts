import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import type { TaskDefinitionFact } from '../../facts/cloud/task.ts';
import { about, nameOf } from '../about.ts';
import type { Check } from '../check.ts';
import { taskSetsOf } from '../task-sets.ts';
import { listed } from '../words.ts';

interface Parameters {
  readonly service: string;
  readonly settings: string;
}

const problems = declareDiagnostics({
  'fargate-unsupported-param': {
    severity: 'error',
    message: ({ service, settings }: Parameters) =>
      `${service} sets ${settings}, which Fargate does not have.`,
    help: () => 'Remove them from the task definition: registering it fails as it is.',
  },
});

/** Task definitions that Fargate refuses for a setting that only instances have. */
export const fargateUnsupportedParam: Check = {
  code: 'fargate-unsupported-param',
  *run({ cloud }) {
    for (const set of taskSetsOf(cloud)) {
      const settings = set.definition.fargate ? refusedSettings(set.definition) : [];
      if (settings.length === 0) continue;
      const found = {
        service: nameOf(set),
        settings: listed(settings.map((setting) => `\`${setting}\``)),
      };
      yield about(set, problems['fargate-unsupported-param'](undefined, found));
    }
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
