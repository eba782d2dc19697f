import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'The image is larger than the disk of the task.',
  rule: 'image-disk-full',
  line: 'compose.yaml: build: ./api',
  script: {
    pull: { fails: 'failed to register layer: write /models/large.bin: no space left on device' },
  },
  check: false,
  deployment: 'fails',
};
