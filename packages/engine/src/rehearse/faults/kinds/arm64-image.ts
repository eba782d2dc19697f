import type { Fault } from '../fault.ts';
import { editResources, record } from '../template/template-body.ts';

export const arm64Image: Fault = {
  name: 'arm64-image',
  does: 'the task runs on the other processor than the one that the image is built for',
  expects: 'the program cannot be executed (255); the second death trips the breaker',
  shows: /exec format error/,
  ends: 'rolled-back',
  cause: 'image-platform-mismatch',
  change: () => ({
    kind: 'change',
    service: editResources('AWS::ECS::TaskDefinition', (definition) => {
      const platform = record(definition.RuntimePlatform);
      const other = platform.CpuArchitecture === 'ARM64' ? 'X86_64' : 'ARM64';
      return { ...definition, RuntimePlatform: { ...platform, CpuArchitecture: other } };
    }),
  }),
};
