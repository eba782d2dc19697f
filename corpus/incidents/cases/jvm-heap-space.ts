import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'The heap of a JVM is full before the kernel sees anything.',
  rule: 'oom-137',
  line: 'compose.yaml: memory: 512M',
  says: 'Java heap space',
  script: {
    exits: { after: 1500, code: 3 },
    logs: [
      {
        after: 900,
        line: '2026-11-02 09:14:05,120 INFO  [main] c.s.Catalogue - loads the catalogue',
      },
      { after: 901, line: 'java.lang.OutOfMemoryError: Java heap space' },
      { after: 902, line: 'Dumping heap to java_pid1.hprof ...' },
      { after: 903, line: 'Terminating due to java.lang.OutOfMemoryError: Java heap space' },
    ],
  },
  check: false,
  deployment: 'fails',
};
