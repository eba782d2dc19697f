import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'Node gives up at the limit of its heap, before the kernel would kill it.',
  rule: 'oom-137',
  line: 'compose.yaml: memory: 512M',
  script: {
    exits: { after: 1000, code: 134 },
    logs: [
      { after: 996, line: '<--- Last few GCs --->' },
      {
        after: 997,
        line: '[1:0x7f2c5c3f0]    41231 ms: Mark-Compact 254.9 (258.6) -> 254.1 (258.9) MB, 231.2 / 0.0 ms',
      },
      {
        after: 998,
        line: 'FATAL ERROR: Ineffective mark-compacts near heap limit Allocation failed - JavaScript heap out of memory',
      },
      { after: 999, line: 'Aborted (core dumped)' },
    ],
  },
  check: false,
  deployment: 'fails',
};
