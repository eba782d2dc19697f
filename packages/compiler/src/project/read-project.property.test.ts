import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Span } from '../source/span.ts';
import { type ProjectReading, readProject } from './read-project.ts';
import { damaged, realFiles } from './testing/damaged.ts';
import { memoryHost } from './testing/memory-host.ts';

/** Exercises what the corpus does not use. */
const everything = `
name: \${NAME:-shop}
include:
  - path: [other.yaml]
    project_directory: sub
x-base: &base
  environment: &env { A: "1", B: "\${B:-x\${C-y}}" }
  labels: [a=b, c]
services:
  web:
    <<: *base
    extends: { file: other.yaml, service: base }
    build: { context: ., args: [X=1], dockerfile: D }
    ports: ["80-82:80-82", "127.0.0.1::53/udp", { target: 9, published: "10" }]
    volumes: ["./a:/a:ro", "data:/d", { type: tmpfs, target: /t }]
    command: sh -c "echo '\${X:?needed} $$HOME' && ls"
    healthcheck: { test: [CMD, curl], interval: 1m30s, retries: 3 }
    depends_on: { db: { condition: service_healthy, required: false } }
    deploy: { replicas: 2, resources: { limits: { cpus: "0.5", memory: 512M } } }
    secrets: [s, { source: s, target: t, mode: 0440 }]
    networks: { front: { aliases: [w] } }
    env_file: [{ path: x.env, required: false }]
    ulimits: { nofile: { soft: 1, hard: 2 }, nproc: 3 }
    x-z: !reset null
  db: { image: postgres, profiles: [dev] }
networks: { front: , back: { external: true } }
volumes: { data: }
secrets: { s: { file: ./s.txt } }
configs: { c: { content: "\${UNSET}" } }
`;

const runs = 300;

const other = 'services:\n  base:\n    image: "nginx:${TAG:-1}"\n    env_file: x.env\n';

const key = fc.constantFrom(
  'services',
  'web',
  'db',
  'image',
  'build',
  'ports',
  'volumes',
  'environment',
  'command',
  'deploy',
  'healthcheck',
  'depends_on',
  'networks',
  'secrets',
  'configs',
  'extends',
  'include',
  'service',
  'file',
  'target',
  'source',
  'type',
  'test',
  'resources',
  'limits',
  'ulimits',
  'labels',
  'env_file',
  'x-seaworthy',
  'variables',
  'name',
  'profiles',
  'restart',
  'links',
  'devices',
  'extra_hosts',
  '',
  '__proto__',
  'constructor',
  'toString',
);

const anyJson = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, 0, -1, 1.5, '', 'text', '${A}', '80:80', './x:/y', 'A=1', '1s'),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 5 }),
  ),
})).value;

function read(text: string): ProjectReading {
  const files = { 'compose.yaml': text, 'other.yaml': other, 'sub/other.yaml': other };
  const request = { files: ['compose.yaml'], folderName: 'shop', profiles: [] };
  return readProject(request, memoryHost(files, { B: 'value', DB_PASSWORD: 'secret' }));
}

function expectSound(text: string): void {
  const first = read(text);
  expect(read(text)).toEqual(first);
  const texts: Record<string, string> = {
    'compose.yaml': text,
    'other.yaml': other,
    'sub/other.yaml': other,
  };
  for (const span of first.diagnostics.flatMap(spansOf)) {
    const length = texts[span.file]?.length ?? -1;
    expect(span.start).toBeGreaterThanOrEqual(0);
    expect(span.end).toBeGreaterThanOrEqual(span.start);
    expect(span.end, JSON.stringify(span)).toBeLessThanOrEqual(length);
  }
}

function spansOf({ span, related = [] }: Diagnostic): readonly Span[] {
  return [...(span ? [span] : []), ...related.map((place) => place.span)];
}

describe('reading any text', () => {
  test('never throws, points into the file, and gives the same twice', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), expectSound), {
      numRuns: 300,
    });
  });

  test('holds for real files that someone has damaged', () => {
    const files = damaged([everything, everything, ...realFiles]);
    fc.assert(fc.property(files, expectSound), { numRuns: runs });
  });

  test('holds for any tree of the words that Compose uses', () => {
    const tree = fc.dictionary(key, anyJson, { maxKeys: 6 });
    const asYaml = tree.map((value) => stringify(value));
    const asServices = tree.map((value) => stringify({ services: { web: value } }));
    fc.assert(fc.property(fc.oneof(asYaml, asServices), expectSound), {
      numRuns: runs,
    });
  });
});
