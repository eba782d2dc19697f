import { expect, test } from 'vitest';
import { findIn, told } from './testing/find-in.ts';

const code = 'oom-137';

const files = (memory: string, cpus = '1') => ({
  'compose.yaml': `services:
  api:
    build: .
    ports: ["8000:8000"]
${memory === '' ? '' : `    deploy: { resources: { limits: { cpus: "${cpus}", memory: ${memory} } } }\n`}`,
  Dockerfile: 'FROM python:3.12\nCOPY . .\nCMD ["python", "a.py"]\n',
  'requirements.txt': 'fastapi\ntorch==2.4.0\n',
});

test('a heavy library in a small task is found, with both places', () => {
  expect(told(files('2G'), code)).toEqual(['warning compose.yaml: 2G']);
  const [finding] = findIn(files('2G')).filter((found) => found.code === code);
  expect(finding?.related?.[0]?.span.file).toBe('requirements.txt');
});

test('with enough memory it is not', () => {
  expect(told(files('4G'), code)).toEqual([]);
});

test('without a limit the service itself is the place', () => {
  expect(told(files(''), code)).toEqual(['warning compose.yaml: api']);
});

test('tools for development and names that only look alike do not count', () => {
  const light = (manifest: Readonly<Record<string, string>>) =>
    told({ ...files('2G'), 'requirements.txt': 'fastapi\n', ...manifest }, code);
  expect(light({ 'requirements-dev.txt': 'torch\n' })).toEqual([]);
  expect(light({ 'requirements.txt': 'torchmetrics-stub\n# torch\n' })).toEqual([]);
  expect(light({ 'package.json': '{"devDependencies": {"puppeteer": "23"}}' })).toEqual([]);
  expect(light({ 'package.json': '{"dependencies": {"puppeteer-core": "23"}}' })).toEqual([]);
  const heavy = { ...files('1G', '0.5'), 'package.json': '{"dependencies": {"puppeteer": "23"}}' };
  expect(told({ ...heavy, 'requirements.txt': '' }, code)).toHaveLength(1);
});
