import { describe, expect, test } from 'vitest';
import { told } from './testing/find-in.ts';

const code = 'dotenv-file-required';

const compose = `services:
  api:
    build: .
    env_file: .env
    ports: ["8000:8000"]
`;

const python = {
  'compose.yaml': compose,
  '.env': 'OPENAI_API_KEY=sk-1\n',
  '.dockerignore': '.env\n',
  Dockerfile: 'FROM python:3.12\nCOPY . /app\nWORKDIR /app\nCMD ["python", "main.py"]\n',
  'main.py': `import os, sys

if not os.path.exists('.env'):
    print('.env file not found')
    sys.exit(1)
`,
};

const node = {
  'compose.yaml': compose,
  '.dockerignore': '.env*\n',
  Dockerfile: 'FROM node:22\nWORKDIR /app\nCOPY . .\nCMD ["npm", "start"]\n',
  'package.json': '{ "scripts": { "start": "node --env-file=.env server.js" } }',
};

describe(code, () => {
  test('a program that stops without the file is found', () => {
    expect(told(python, code)).toEqual(['error main.py: .env']);
  });

  test('a program that asks for the variable is not', () => {
    const mended = `import os, sys

if not os.getenv('OPENAI_API_KEY'):
    sys.exit('OPENAI_API_KEY is not set')
`;
    expect(told({ ...python, 'main.py': mended }, code)).toEqual([]);
  });

  test('a file that is in the image is found there, whatever else is wrong with that', () => {
    const { '.dockerignore': _, ...files } = python;
    expect(told(files, code)).toEqual([]);
  });

  test('a file in a folder of its own is in the image too', () => {
    const files = {
      'compose.yaml': compose,
      Dockerfile: python.Dockerfile.replace('COPY . /app', 'COPY api /app'),
      'api/.env': 'A=1\n',
      'api/main.py': python['main.py'],
      '.env': '',
    };
    expect(told(files, code)).toEqual([]);
  });

  test("node's --env-file is found in the script that starts it", () => {
    expect(told(node, code)).toEqual(['error package.json: "node --env-file=.env server.js"']);
    const mended = node['package.json'].replace('--env-file', '--env-file-if-exists');
    expect(told({ ...node, 'package.json': mended }, code)).toEqual([]);
  });

  test('a file that wins over the environment is found only when the image has it', () => {
    const files = { ...python, 'main.py': 'load_dotenv(override=True)\n' };
    expect(told(files, code)).toEqual([]);
    const { '.dockerignore': _, ...baked } = files;
    expect(told(baked, code)).toEqual(['error main.py: override=True']);
    expect(told({ ...baked, 'main.py': 'load_dotenv()\n' }, code)).toEqual([]);
  });

  test('a script counts when the container starts with it', () => {
    const script = '#!/bin/sh\nset -e\n. ./.env\nexec node server.js\n';
    const files = { ...node, 'start.sh': script };
    expect(told(files, code)).toEqual(['error package.json: "node --env-file=.env server.js"']);
    const started = node.Dockerfile.replace('["npm", "start"]', '["sh", "start.sh"]');
    expect(told({ ...files, Dockerfile: started }, code)).toEqual(['error start.sh: .env']);
  });
});
