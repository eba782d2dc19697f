import { edit } from '../testing/changes.ts';
import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S1 5.4: the image was built on arm64 and runs on x86_64.',
  rule: 'image-platform-mismatch',
  line: 'compose.yaml: build: ./api',
  resources: edit(
    'AWS::ECS::TaskDefinition',
    (definition) => ({
      ...definition,
      RuntimePlatform: { CpuArchitecture: 'ARM64', OperatingSystemFamily: 'LINUX' },
    }),
    'api',
  ),
  check: false,
  deployment: 'fails',
};
