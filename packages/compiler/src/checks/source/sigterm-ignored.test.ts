import { describe, expect, test } from 'vitest';
import { told } from './testing/find-in.ts';

const code = 'sigterm-ignored';

/** The findings for a Dockerfile's last lines. */
function of(start: string, from = 'FROM node:22') {
  const files = {
    'compose.yaml': 'services:\n  api:\n    build: .\n    ports: ["8000:8000"]\n',
    Dockerfile: `${from}\nWORKDIR /app\nCOPY . .\n${start}\n`,
    'package.json': '{"scripts": {"start": "node server.js"}}',
    'start.sh': '#!/bin/sh\nset -e\nnode server.js\n',
    'go.sh': '#!/bin/sh\nset -e\nexec node server.js\n',
  };
  return told(files, code);
}

describe(code, () => {
  test('a shell between ECS and the program is found', () => {
    expect(of('CMD node server.js')).toEqual(['warning Dockerfile: node server.js']);
    expect(of('CMD ["sh", "-c", "node migrate.js && node server.js"]')).toHaveLength(1);
    expect(of('CMD ["node", "server.js"]')).toEqual([]);
    expect(of('CMD ["sh", "-c", "node migrate.js && exec node server.js"]')).toEqual([]);
  });

  test('shells that hand their process over are no obstacle', () => {
    expect(of('CMD node server.js', 'FROM node:22-alpine')).toEqual([]);
    expect(of('CMD ["bash", "-c", "node migrate.js && node server.js"]')).toEqual([]);
    expect(of('CMD ["npm", "start"]', 'FROM node:22-alpine')).toEqual([]);
  });

  test('the shell of a package manager is found', () => {
    expect(of('CMD ["npm", "start"]')).toEqual(['warning Dockerfile: CMD ["npm", "start"]']);
    expect(of('CMD ["yarn", "start"]')).toHaveLength(1);
  });

  test('a script that does not exec is found at the command that should be', () => {
    expect(of('CMD ["./start.sh"]')).toEqual(['warning start.sh: node server.js']);
    expect(of('CMD ["./start.sh"]', 'FROM node:22-alpine')).toHaveLength(1);
    expect(of('CMD ["./go.sh"]')).toEqual([]);
  });

  test('what signals every process below it mends all of them', () => {
    expect(of('ENTRYPOINT ["dumb-init", "--"]\nCMD ["npm", "start"]')).toEqual([]);
    expect(of('ENTRYPOINT ["tini", "-g", "--"]\nCMD ["npm", "start"]')).toEqual([]);
    expect(of('ENTRYPOINT ["tini", "--"]\nCMD ["npm", "start"]')).toHaveLength(1);
  });
});
