import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'The image holds the sources, and the command starts what a build would have made.',
  rule: 'crash-loop',
  line: 'compose.yaml: build: .',
  says: "Cannot find module '/app/dist/main.js'",
  example: 'sesami',
  service: 'backend',
  script: {
    exits: { after: 1500, code: 1 },
    logs: [
      { after: 900, line: 'node:internal/modules/cjs/loader:1148' },
      { after: 901, line: '  throw err;' },
      { after: 902, line: '  ^' },
      { after: 903, line: '' },
      { after: 904, line: "Error: Cannot find module '/app/dist/main.js'" },
      {
        after: 905,
        line: '    at Module._resolveFilename (node:internal/modules/cjs/loader:1145:15)',
      },
      { after: 906, line: '    at Module._load (node:internal/modules/cjs/loader:986:27)' },
      { after: 907, line: '    at node:internal/main/run_main_module:28:49 {' },
      { after: 908, line: "  code: 'MODULE_NOT_FOUND'," },
      { after: 909, line: '  requireStack: []' },
      { after: 910, line: '}' },
      { after: 911, line: '' },
      { after: 912, line: 'Node.js v20.20.0' },
    ],
  },
  check: false,
  deployment: 'fails',
};
