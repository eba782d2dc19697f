import { describe, expect, test } from 'vitest';
import { baseImageOf } from './base-image.ts';

describe('an image is known by its name', () => {
  test.each([
    ['scratch', 'none', 'bash curl nc wget'],
    ['gcr.io/distroless/nodejs20-debian12', 'none', 'bash curl nc wget'],
    ['gcr.io/distroless/base:debug', 'unknown', ''],
    ['node:20-alpine3.20', 'ash', 'bash curl'],
    ['alpine', 'ash', 'bash curl'],
    ['nginx:1.27-alpine', 'ash', 'bash'],
    ['postgres:16-alpine', 'ash', ''],
    ['python:3.12-slim-bookworm', 'dash', 'curl nc wget'],
    ['docker.io/library/python:3.12-slim', 'dash', 'curl nc wget'],
    ['public.ecr.aws/docker/library/node:22', 'dash', 'nc'],
    ['node:20@sha256:0123', 'dash', 'nc'],
    ['debian:12', 'dash', 'curl nc wget'],
    ['localhost:5000/node:20-alpine', 'unknown', ''],
    ['eclipse-temurin:21-jre', 'dash', ''],
    ['eclipse-temurin:21-ubi9-minimal', 'unknown', ''],
    ['amazoncorretto:21', 'unknown', ''],
    ['acme/node:20-slim', 'unknown', ''],
  ])('%s has the shell %s and lacks %s', (reference, shell, lacks) => {
    expect(baseImageOf(reference)).toEqual({ shell, lacks: lacks === '' ? [] : lacks.split(' ') });
  });
});
