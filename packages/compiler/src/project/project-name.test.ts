import { expect, test } from 'vitest';
import { type ReadTextOptions, readText } from './testing/read-text.ts';

function nameOf(head: string, options?: ReadTextOptions) {
  const { project, problems } = readText(`${head}services: { web: { image: a } }\n`, options);
  return { name: project?.name.value, problems };
}

test('the project is named by -p, COMPOSE_PROJECT_NAME, name: and its folder, in this order', () => {
  const variables = { COMPOSE_PROJECT_NAME: 'by-variable' };
  const head = 'name: by-file\n';
  expect(nameOf(head, { projectName: 'by-flag', variables }).name).toBe('by-flag');
  expect(nameOf(head, { variables }).name).toBe('by-variable');
  expect(nameOf(head).name).toBe('by-file');
  expect(nameOf('').name).toBe('shop');
});

test('the last file that has a name counts, its variables filled in', () => {
  const { name } = nameOf('name: one\n', {
    files: ['compose.yaml', 'over.yaml'],
    others: { 'over.yaml': 'name: "two-${STAGE:-dev}"\n' },
  });
  expect(name).toBe('two-dev');
});

test("a folder's name is made to fit without a word, a written one with a warning", () => {
  expect(nameOf('', { folderName: 'My Shop (2)' })).toEqual({ name: 'myshop2', problems: [] });
  expect(nameOf('name: My Shop\n')).toEqual({
    name: 'myshop',
    problems: ['compose/project-name-changed 1:7 My Shop'],
  });
});

test('a name of which nothing is left is refused, and reading goes on', () => {
  expect(nameOf('name: 가게\n').problems).toEqual(['compose/project-name 1:7 가게']);
  expect(nameOf('', { folderName: '가게' }).problems).toEqual(['compose/project-name']);
  expect(nameOf('name: 가게\n').name).toBe('project');
});

test('a name of the command line is taken as it is or not at all', () => {
  expect(nameOf('', { projectName: 'My Shop' }).problems).toEqual(['compose/project-name']);
});
