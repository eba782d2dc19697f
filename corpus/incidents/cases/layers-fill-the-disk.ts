import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'An image with CUDA in it does not fit beside its unpacked self.',
  rule: 'image-disk-full',
  line: 'compose.yaml: build: ./api',
  script: {
    pull: {
      fails:
        'ref pull has been retried 1 time(s): failed to extract layer sha256:9f2c: write /usr/local/lib/python3.12/site-packages/torch/lib/libtorch_cuda.so: no space left on device: unknown',
    },
  },
  check: false,
  deployment: 'fails',
};
