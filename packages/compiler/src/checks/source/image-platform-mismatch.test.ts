import { describe, expect, test } from 'vitest';
import { told } from './testing/find-in.ts';

const code = 'image-platform-mismatch';

const compose = (platform = '') => `services:
  api:
    build: .
    ports: ["8000:8000"]
${platform}`;

const dockerfile = (from: string, run = 'true') => `${from}\nRUN ${run}\nCMD ["node", "a.js"]\n`;

describe(code, () => {
  test('a base for another processor is found', () => {
    const files = {
      'compose.yaml': compose(),
      Dockerfile: dockerfile('FROM --platform=linux/arm64 node:20'),
    };
    expect(told(files, code)).toEqual(['error Dockerfile: linux/arm64']);
    const mended = { ...files, Dockerfile: dockerfile('FROM node:20') };
    expect(told(mended, code)).toEqual([]);
  });

  test('the same base is right for a service on that processor', () => {
    const files = {
      'compose.yaml': compose('    platform: linux/arm64\n'),
      Dockerfile: dockerfile('FROM --platform=linux/arm64 node:20'),
    };
    expect(told(files, code)).toEqual([]);
  });

  test("a base for the builder's own machine is a risk, but not in a stage that only builds", () => {
    const files = {
      'compose.yaml': compose(),
      Dockerfile: dockerfile('FROM --platform=$BUILDPLATFORM node:20'),
    };
    expect(told(files, code)).toEqual(['warning Dockerfile: $BUILDPLATFORM']);
    const mended = {
      ...files,
      Dockerfile:
        'FROM --platform=$BUILDPLATFORM golang:1.23 AS build\nRUN GOARCH=$TARGETARCH go build\nFROM scratch\nCOPY --from=build /app /app\nENTRYPOINT ["/app"]\n',
    };
    expect(told(mended, code)).toEqual([]);
  });

  test('a download for another processor is found, one that asks which is not', () => {
    const address = 'https://awscli.amazonaws.com/awscli-exe-linux-x86_64.zip';
    const files = {
      'compose.yaml': compose('    platform: linux/arm64\n'),
      Dockerfile: dockerfile('FROM node:20', `apt-get update \\\n  && curl ${address} -o a.zip`),
    };
    expect(told(files, code)).toEqual(['warning Dockerfile: x86_64']);
    const mended = {
      ...files,
      Dockerfile: dockerfile('FROM node:20', `curl ${address.replace('x86_64', '$(uname -m)')}`),
    };
    expect(told(mended, code)).toEqual([]);
    expect(told({ ...files, 'compose.yaml': compose() }, code)).toEqual([]);
  });
});
