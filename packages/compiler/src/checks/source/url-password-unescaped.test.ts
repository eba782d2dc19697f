import { expect, test } from 'vitest';
import { told } from './testing/find-in.ts';

const code = 'url-password-unescaped';

const files = {
  'compose.yaml': 'services:\n  api:\n    build: .\n    ports: ["8000:8000"]\n',
  Dockerfile: 'FROM python:3.12\nCOPY . .\nCMD ["python", "main.py"]\n',
  'main.py': 'url = f"rediss://:{password}@{host}:6379"\n',
};

test('a password that goes into a URL as it is, is found', () => {
  expect(told(files, code)).toEqual(['warning main.py: {password}']);
});

test('an escaped one is not', () => {
  const escaped = files['main.py'].replace('{password}', "{quote(password, safe='')}");
  expect(told({ ...files, 'main.py': escaped }, code)).toEqual([]);
});

test('text that does not go into the image is not looked at', () => {
  const copied = files.Dockerfile.replace('COPY . .', 'COPY app app');
  expect(told({ ...files, Dockerfile: copied }, code)).toEqual([]);
});
