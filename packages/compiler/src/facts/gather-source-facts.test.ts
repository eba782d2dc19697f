import { describe, expect, test } from 'vitest';
import { understandProject } from '../application/understand-project.ts';
import { readProject } from '../project/read-project.ts';
import { memoryHost } from '../project/testing/memory-host.ts';
import { gatherSourceFacts } from './gather-source-facts.ts';

/** The facts of a project, and which files were read for them, in order. */
function gather(files: Readonly<Record<string, string>>) {
  const host = memoryHost(files);
  const request = {
    files: ['compose.yaml'],
    folderName: 'shop',
    profiles: [],
    strict: false,
    environment: 'production',
  };
  const { project } = readProject(request, host);
  if (!project) throw new Error('no project');
  const { application } = understandProject(project, request, host);
  const read: string[] = [];
  const facts = gatherSourceFacts(project, application, {
    ...host,
    readText: (path) => {
      const text = host.readText(path);
      if (text.kind === 'text') read.push(path);
      return text;
    },
  });
  return { facts, read };
}

const service = (name: string, build: string) =>
  `  ${name}:\n    build: ${build}\n    ports: ["8000"]\n`;

const dockerfile = 'FROM python:3.12\nCOPY . .\nCMD ["python", "main.py"]\n';

describe('what is read', () => {
  test('each file once, however many services and scripts lead to it', () => {
    const { facts, read } = gather({
      'compose.yaml': `services:\n${service('api', '.')}${service('worker', '.')}`,
      Dockerfile: 'FROM x\nCOPY . .\nCMD ["sh", "start.sh"]\n',
      'start.sh': 'exec python main.py\n',
      'main.py': 'pass\n',
      '.dockerignore': '.git\n',
      '.gitattributes': '*.sh eol=lf\n',
    });
    expect(new Set(read).size).toBe(read.length);
    expect(read).toContain('start.sh');
    const [api, worker] = facts.services;
    expect(api?.build).toBe(worker?.build);
  });

  test('nothing that is ignored, that others wrote, or that may be secret', () => {
    const { facts, read } = gather({
      'compose.yaml': `services:\n${service('api', './api')}`,
      'api/Dockerfile': dockerfile,
      'api/.dockerignore': 'old\n**/*.log.py\n',
      'api/main.py': 'pass\n',
      'api/old/a.py': 'pass\n',
      'api/x.log.py': 'pass\n',
      'api/node_modules/a/index.js': '',
      'api/tests/test_main.py': '',
      'api/main_test.py': '',
      'api/.env': 'TOKEN=1\n',
      'api/key.pem': 'x',
      'api/data.csv': '1,2\n',
    });
    expect(read).toEqual(['api/Dockerfile', 'api/.dockerignore', 'api/main.py']);
    expect([...(facts.services[0]?.build?.context.paths ?? [])]).toEqual([
      '.dockerignore',
      '.env',
      'Dockerfile',
      'data.csv',
      'key.pem',
      'main.py',
      'main_test.py',
    ]);
  });

  test("a Dockerfile's own ignore file goes before the context's", () => {
    const { facts } = gather({
      'compose.yaml': `services:\n${service('api', '{ context: ., dockerfile: api.Dockerfile }')}`,
      'api.Dockerfile': dockerfile,
      'api.Dockerfile.dockerignore': 'a.py\n',
      '.dockerignore': 'b.py\n',
      'a.py': '',
      'b.py': '',
    });
    const files = facts.services[0]?.build?.files.map(({ path }) => path);
    expect(files).toEqual(['b.py']);
  });

  test('only what goes into the image counts as its program', () => {
    const { facts } = gather({
      'compose.yaml': `services:\n${service('api', '.')}`,
      Dockerfile: 'FROM x AS b\nCOPY src src\nFROM y\nCOPY --from=b /out /out\nCMD ["/out"]\n',
      'src/main.go': 'package main\n',
      'other/main.go': 'package main\n',
    });
    expect(facts.services[0]?.build?.files.map(({ path }) => path)).toEqual(['src/main.go']);
  });

  test('workflows, scripts and the Makefile', () => {
    const { facts } = gather({
      'compose.yaml': 'services:\n  api:\n    image: acme/api:1\n    ports: ["80:80"]\n',
      '.github/workflows/deploy.yml': 'on: push\n',
      '.github/dependabot.yml': '',
      'deploy.sh': '',
      'scripts/a.sh': '',
      'src/b.sh': '',
      Makefile: '',
    });
    expect(facts.procedures.map(({ path }) => path)).toEqual([
      '.github/workflows/deploy.yml',
      'Makefile',
      'deploy.sh',
      'scripts/a.sh',
    ]);
  });
});

describe('what cannot be read', () => {
  test.each([
    ['a context on another machine', 'https://github.com/acme/api.git', {}],
    ['a missing Dockerfile', './api', { 'api/main.py': '' }],
    ['a Dockerfile without a stage', '.', { Dockerfile: 'RUN x\n' }],
  ])('%s leaves the service without a build', (_, build, files) => {
    const { facts } = gather({
      'compose.yaml': `services:\n${service('api', build)}`,
      ...files,
    });
    expect(facts.services).toMatchObject([{ name: 'api' }]);
    expect(facts.services[0]).not.toHaveProperty('build');
  });

  test('a Dockerfile in the Compose file is read there', () => {
    const { facts } = gather({
      'compose.yaml': `services:
  api:
    build:
      context: .
      dockerfile_inline: |
        FROM python:3.12
        CMD ["python", "main.py"]
    ports: ["8000"]
`,
    });
    const [api] = facts.services;
    expect(api?.start?.steps[0]?.words).toEqual(['python', 'main.py']);
    expect(api?.start?.steps[0]?.span.file).toBe('compose.yaml');
  });
});

describe('limits', () => {
  const many = (folder: string, count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`${folder}/m${index}.py`, 'pass\n']),
    );

  test('cut a scan and say so', () => {
    const { facts, read } = gather({
      'compose.yaml': `services:\n${service('api', './api')}`,
      'api/Dockerfile': dockerfile,
      ...many('api', 250),
    });
    expect(facts.truncated).toBe(true);
    expect(read).toHaveLength(201);
  });

  test('are shared by the contexts, so that the first does not starve the others', () => {
    const { facts } = gather({
      'compose.yaml': `services:\n${service('api', './api')}${service('web', './web')}`,
      'api/Dockerfile': dockerfile,
      'web/Dockerfile': dockerfile,
      ...many('api', 250),
      ...many('web', 50),
    });
    expect(facts.services.map(({ build }) => build?.files.length)).toEqual([100, 50]);
  });

  test('leave a huge file out', () => {
    const { facts } = gather({
      'compose.yaml': `services:\n${service('api', '.')}`,
      Dockerfile: dockerfile,
      'main.py': 'x = 1\n'.repeat(50_000),
    });
    expect(facts.truncated).toBe(true);
    expect(facts.services[0]?.build?.files).toEqual([]);
  });

  test('are not reached by an ordinary project', () => {
    const { facts } = gather({
      'compose.yaml': `services:\n${service('api', '.')}`,
      Dockerfile: dockerfile,
      ...many('app', 60),
    });
    expect(facts.truncated).toBe(false);
  });
});
