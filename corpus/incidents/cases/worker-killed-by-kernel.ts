import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'A worker grows until the kernel kills it.',
  rule: 'oom-137',
  line: 'compose.yaml: memory: 512M',
  service: 'worker',
  script: { memory: { initial: 40 * 1024 * 1024, growth: 60 * 1024 * 1024 } },
  check: false,
  deployment: 'fails',
};
