import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { readProject } from './read-project.ts';
import { memoryHost } from './testing/memory-host.ts';
import { readText } from './testing/read-text.ts';

const corpus = new URL('../../../../corpus/awesome-compose/', import.meta.url);

const projects = readdirSync(corpus, { recursive: true, encoding: 'utf8' })
  .filter((path) => /compose\.ya?ml$/.test(path))
  .sort();

describe('the projects of the corpus', () => {
  test('are all there', () => {
    expect(projects).toHaveLength(39);
  });

  test.each(projects)('%s is read without an error', (path) => {
    const text = readFileSync(new URL(path, corpus), 'utf8');
    const { project, diagnostics } = readText(text, { variables: { PLEX_MEDIA_PATH: '/media' } });
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(project?.services.length).toBeGreaterThan(0);
  });
});

describe('a project', () => {
  test('is read from its top to its last key, each mistake told', () => {
    const { problems, project } = readText(`
name: Shop
services:
  web:
    imgae: nginx
    ports: ["80:x"]
    command: "\${RUN}"
    depends_on: [db]
    volumes: ["data:/data"]
  db:
    image: postgres
    restart: alway
`);
    expect(problems).toEqual([
      'compose/project-name-changed 2:7 Shop',
      'compose/unknown-key 5:5 imgae',
      'compose/bad-port 6:17 x',
      'compose/unset-variable 7:15 ${RUN}',
      'compose/unknown-reference 9:15 "data:/data"',
      'compose/bad-value 12:14 alway',
    ]);
    expect(project?.services.map(({ name }) => name)).toEqual(['web', 'db']);
  });

  test('needs its files', () => {
    const { project, problems, diagnostics } = readText('', { files: ['compse.yaml'] });
    expect(project).toBeUndefined();
    expect(problems).toEqual(['compose/file-not-found']);
    expect(diagnostics[0]?.help).toBe('Did you mean "compose.yaml"?');
  });

  test('without services is read', () => {
    const { project, problems } = readText('volumes: { data: { driver: local } }\n');
    expect(problems).toEqual([]);
    expect(project).toMatchObject({ services: [], volumes: [{ name: 'data', driver: 'local' }] });
  });

  test('tells a mistake that several services share once', () => {
    const { problems } = readText(`
services:
  base: { image: a, prots: [80] }
  one: { extends: base }
  two: { extends: base }
`);
    expect(problems).toEqual(['compose/unknown-key 3:21 prots']);
  });

  test('of a thousand services reads what they share once', () => {
    const services = Array.from(
      { length: 1000 },
      (_, index) =>
        `  s${index}: { image: a, depends_on: [s${index + 1}], env_file: a.env, environment: { A: "\${A:-1}" } }`,
    );
    const text = `services:\n${services.join('\n')}\n  s1000: { image: a }\n`;
    const host = memoryHost({ 'compose.yaml': text, 'a.env': 'B=1\n' });
    const readEnvironmentFile = vi.fn(host.readEnvironmentFile);
    const variable = vi.fn(host.variable);
    const { project, diagnostics } = readProject(
      { files: ['compose.yaml'], folderName: 'shop', profiles: [] },
      { ...host, readEnvironmentFile, variable },
    );
    expect(diagnostics).toEqual([]);
    expect(project?.services).toHaveLength(1001);
    expect(readEnvironmentFile).toHaveBeenCalledOnce();
    expect(variable.mock.calls.length).toBeLessThan(5);
  });
});
