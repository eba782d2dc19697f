import { describe, expect, test } from 'vitest';
import { told } from './testing/find-in.ts';

const code = 'container-healthcheck-unusable';

function of(test: string, dockerfile: string) {
  const files = {
    'compose.yaml': `services:
  api:
    build: .
    ports: ["8000:8000"]
${test === '' ? '' : `    healthcheck:\n      test: ${test}\n`}`,
    Dockerfile: `${dockerfile}\nCMD ["node", "server.js"]\n`,
  };
  return told(files, code);
}

const curl = '["CMD", "curl", "-f", "http://localhost:8000/health"]';

describe(code, () => {
  test('a test with a program that the image lacks is found', () => {
    expect(of(curl, 'FROM python:3.12-slim')).toEqual([`error compose.yaml: ${curl}`]);
    expect(of(curl, 'FROM node:22-alpine')).toHaveLength(1);
    expect(of('curl -f http://localhost:8000/ || exit 1', 'FROM python:3.12-slim')).toHaveLength(1);
    expect(of('["CMD", "wget", "-q", "http://localhost/"]', 'FROM python:3.12-slim')).toHaveLength(
      1,
    );
    expect(of('wget -q http://localhost/', 'FROM gcr.io/distroless/nodejs22')).toHaveLength(1);
  });

  test('a test that the image can run is not', () => {
    expect(of(curl, 'FROM node:22')).toEqual([]);
    expect(
      of(curl, 'FROM python:3.12-slim\nRUN apt-get update && apt-get install -y curl'),
    ).toEqual([]);
    expect(of('["CMD", "wget", "-q", "http://localhost/"]', 'FROM node:22-alpine')).toEqual([]);
    expect(of('["CMD", "node", "health.js"]', 'FROM gcr.io/distroless/nodejs22')).toEqual([]);
    expect(of(curl, 'FROM ghcr.io/acme/base')).toEqual([]);
  });

  test('a pulled image is judged by its name', () => {
    const files = {
      'compose.yaml': `services:
  api:
    image: node:22-slim
    command: node server.js
    ports: ["8000:8000"]
    healthcheck:
      test: ${curl}
`,
    };
    expect(told(files, code)).toEqual([`error compose.yaml: ${curl}`]);
  });

  test('a HEALTHCHECK of the Dockerfile alone gets advice: ECS ignores it', () => {
    const dockerfile = 'FROM node:22\nHEALTHCHECK CMD curl -f http://localhost:8000/';
    expect(of('', dockerfile)).toEqual([
      'advice Dockerfile: HEALTHCHECK CMD curl -f http://localhost:8000/',
    ]);
    expect(of(curl, dockerfile)).toEqual([]);
    expect(of('', 'FROM node:22\nHEALTHCHECK NONE')).toEqual([]);
  });
});
