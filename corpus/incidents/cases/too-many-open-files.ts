import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'The program watches its whole folder, and reaches the limit of open files.',
  rule: 'crash-loop',
  line: 'compose.yaml: build: ./api',
  says: 'EMFILE: too many open files',
  script: {
    exits: { after: 1500, code: 1 },
    logs: [
      { after: 900, line: 'node:events:497' },
      { after: 901, line: "      throw er; // Unhandled 'error' event" },
      { after: 902, line: '      ^' },
      { after: 903, line: '' },
      { after: 904, line: "Error: EMFILE: too many open files, watch '/app/uploads'" },
      { after: 905, line: '    at FSWatcher.<computed> (node:internal/fs/watchers:247:19)' },
      { after: 906, line: "Emitted 'error' event on FSWatcher instance at:" },
      {
        after: 907,
        line: '    at FSWatcher._handle.onchange (node:internal/fs/watchers:219:12) {',
      },
      { after: 908, line: '  errno: -24,' },
      { after: 909, line: "  syscall: 'watch'," },
      { after: 910, line: "  code: 'EMFILE'," },
      { after: 911, line: "  path: '/app/uploads'," },
      { after: 912, line: "  filename: '/app/uploads'" },
      { after: 913, line: '}' },
    ],
  },
  check: false,
  deployment: 'fails',
};
