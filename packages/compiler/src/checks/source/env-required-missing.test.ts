import { describe, expect, test } from 'vitest';
import { told } from './testing/find-in.ts';

const code = 'env-required-missing';

const files = (environment: string) => ({
  'compose.yaml': `services:
  api:
    build: .
    command: uvicorn main:app --host 0.0.0.0
    ports: ["8000:8000"]
${environment}`,
  Dockerfile: 'FROM python:3.12\nCOPY . .\nCMD ["python", "main.py"]\n',
  'main.py': "import os\nimport mail\nKEY = os.environ['OPENAI_API_KEY']\n",
  'mail.py': "import os\n\ndef send():\n    return os.environ['SMTP_HOST']\n",
});

describe(code, () => {
  test('a variable that the first file reads is an error, one read later a risk', () => {
    expect(told(files(''), code)).toEqual([
      'warning mail.py: SMTP_HOST',
      'error main.py: OPENAI_API_KEY',
    ]);
  });

  test('given by the service, by a secret or by the image it is not missing', () => {
    const environment = '    environment:\n      OPENAI_API_KEY: ${KEY}\n      SMTP_HOST: mail\n';
    expect(told(files(environment), code)).toEqual([]);
    const baked = 'FROM python:3.12\nENV SMTP_HOST=mail OPENAI_API_KEY=x\nCOPY . .\n';
    expect(told({ ...files(''), Dockerfile: baked }, code)).toEqual([]);
  });

  test('what another service with the same source is given, this one may not need', () => {
    const worker = '  mailer:\n    build: .\n    environment: { SMTP_HOST: mail }\n';
    expect(told(files(worker), code)).toEqual(['error main.py: OPENAI_API_KEY']);
  });

  test('a start script says what it requires', () => {
    const scripted = {
      ...files('    environment:\n      OPENAI_API_KEY: a\n      SMTP_HOST: b\n'),
      'start.sh': '#!/bin/sh\n: "${TENANT:?is required}"\nexec "$@"\n',
      'other.sh': '#!/bin/sh\n: "${OTHER:?is required}"\n',
      Dockerfile: 'FROM python:3.12\nCOPY . .\nENTRYPOINT ["sh", "start.sh"]\n',
    };
    expect(told(scripted, code)).toEqual(['error start.sh: TENANT']);
  });

  test("variables of a frontend's build are found where they come too late", () => {
    const frontend = (argument: string, build: string) => ({
      'compose.yaml': `services:\n  web:\n    build: ${build}\n    ports: ["80:80"]\n    environment:\n      VITE_API: https://a.example.com\n`,
      Dockerfile: `FROM node:22 AS build\n${argument}\nCOPY . .\nRUN npm run build\nFROM nginx\nCOPY --from=build /dist /usr/share/nginx/html\n`,
    });
    const given = '{ context: ., args: { VITE_API: "https://a.example.com" } }';
    const late = ['warning compose.yaml: https://a.example.com'];
    expect(told(frontend('', '.'), code)).toEqual(late);
    expect(told(frontend('', given), code)).toEqual(late);
    expect(told(frontend('ARG VITE_API', '.'), code)).toEqual(late);
    expect(told(frontend('ARG VITE_API', given), code)).toEqual([]);
    expect(told(frontend('ARG VITE_API=/api', '.'), code)).toEqual([]);
    const development = 'FROM node:22\nCOPY . .\nCMD ["npx", "vite", "--host"]\n';
    expect(told({ ...frontend('', '.'), Dockerfile: development }, code)).toEqual([]);
  });

  test('a region that is not the one of the deployment is found', () => {
    const region = (name: string) =>
      `x-seaworthy:\n  region: us-east-1\nservices:\n  api:\n    build: .\n    ports: ["80:80"]\n    environment:\n      S3_BUCKET: a\n      AWS_REGION: ${name}\n`;
    const project = { ...files(''), 'main.py': '', 'mail.py': '' };
    expect(told({ ...project, 'compose.yaml': region('eu-west-1') }, code)).toEqual([
      'warning compose.yaml: eu-west-1',
    ]);
    expect(told({ ...project, 'compose.yaml': region('us-east-1') }, code)).toEqual([]);
  });
});
