import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'The program opens .env itself, and the image does not have it.',
  rule: 'dotenv-file-required',
  line: 'compose.yaml: build: ./api',
  script: {
    exits: { after: 1000, code: 1 },
    logs: [
      { after: 996, line: 'node:fs:441' },
      { after: 997, line: '    return binding.readFileUtf8(path, stringToFlags(options.flag));' },
      { after: 998, line: "Error: ENOENT: no such file or directory, open '/app/.env'" },
      { after: 999, line: '    at Object.readFileSync (node:fs:441:20)' },
    ],
  },
  check: false,
  deployment: 'fails',
};
