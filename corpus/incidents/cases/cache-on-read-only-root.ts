import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story:
    'The root file system is read-only, as a guide to security says, and the program writes its cache beside its code.',
  rule: 'read-only-root',
  line: 'compose.yaml: read_only: true',
  says: "EROFS: read-only file system, mkdir '/app/.cache'",
  files: {
    'compose.yaml': [
      {
        text: '    init: true\n    restart: unless-stopped\n\n  worker:',
        by: '    init: true\n    read_only: true\n    restart: unless-stopped\n\n  worker:',
      },
    ],
  },
  script: {
    exits: { after: 1500, code: 1 },
    logs: [
      { after: 900, line: 'node:internal/fs/promises:639' },
      { after: 901, line: '  return await PromisePrototypeThen(' },
      { after: 902, line: '         ^' },
      { after: 903, line: '' },
      { after: 904, line: "Error: EROFS: read-only file system, mkdir '/app/.cache'" },
      { after: 905, line: '    at async Object.mkdir (node:internal/fs/promises:858:10)' },
      { after: 906, line: '    at async file:///app/server.js:12:1 {' },
      { after: 907, line: '  errno: -30,' },
      { after: 908, line: "  code: 'EROFS'," },
      { after: 909, line: "  syscall: 'mkdir'," },
      { after: 910, line: "  path: '/app/.cache'" },
      { after: 911, line: '}' },
      { after: 912, line: '' },
      { after: 913, line: 'Node.js v20.20.0' },
    ],
  },
  check: false,
  deployment: 'fails',
};
