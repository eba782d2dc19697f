import { mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Options } from '../command-line/options.ts';
import { readArguments } from '../command-line/read-arguments.ts';
import { planCommand } from '../commands/plan.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { locateProject, type ProjectPlace } from './locate-project.ts';

function locate(
  directory: string,
  options: Partial<Options> = {},
  variables: Readonly<Record<string, string>> = {},
) {
  const request = readArguments(['plan'], [planCommand]);
  if (request.kind !== 'run') throw new Error('plan is not run');
  return locateProject({ ...request.options, ...options }, { directory, variables });
}

function placeOf(...call: Parameters<typeof locate>): ProjectPlace {
  const location = locate(...call);
  if (location.kind === 'problem') throw new Error(location.diagnostic.message);
  return location.place;
}

describe('finding the project', () => {
  it.each(['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'])(
    'takes %s without being told',
    (name) => {
      const folder = temporaryFolder({ [name]: '' });

      expect(placeOf(folder)).toMatchObject({ directory: folder, files: [name], notes: [] });
    },
  );

  it('takes the first default name, and says that it leaves the others', () => {
    const folder = temporaryFolder({ 'compose.yml': '', 'docker-compose.yml': '' });

    expect(placeOf(folder)).toMatchObject({
      files: ['compose.yml'],
      notes: ['docker-compose.yml is not read, because compose.yml comes before it'],
    });
  });

  it('looks in the folders above', () => {
    const folder = temporaryFolder({ 'compose.yaml': '', 'src/api/': '' });

    expect(placeOf(join(folder, 'src/api'))).toMatchObject({
      directory: folder,
      files: ['compose.yaml'],
    });
  });

  it('adds the file of the environment, and not the override for local work', () => {
    const folder = temporaryFolder({
      'compose.yaml': '',
      'compose.production.yaml': '',
      'compose.staging.yml': '',
      'compose.override.yaml': '',
    });

    expect(placeOf(folder)).toMatchObject({
      files: ['compose.yaml', 'compose.production.yaml'],
      notes: ['compose.override.yaml is not read, because it is for local work'],
    });
    expect(placeOf(folder, { environment: 'staging' }).files).toEqual([
      'compose.yaml',
      'compose.staging.yml',
    ]);
    expect(placeOf(folder, { environment: 'test' }).files).toEqual(['compose.yaml']);
  });

  it('takes exactly the files that are named, from where the user is', () => {
    const folder = temporaryFolder({ 'deploy/a.yaml': '', 'b.yaml': '', 'compose.yaml': '' });

    expect(placeOf(folder, { files: ['deploy/a.yaml', 'b.yaml'] })).toMatchObject({
      directory: join(folder, 'deploy'),
      files: ['a.yaml', '../b.yaml'],
    });
  });

  it('starts paths from --project-directory when it is given', () => {
    const folder = temporaryFolder({ 'deploy/a.yaml': '', 'app/': '' });

    expect(placeOf(folder, { files: ['deploy/a.yaml'], projectDirectory: 'app' })).toMatchObject({
      directory: join(folder, 'app'),
      files: ['../deploy/a.yaml'],
    });
  });

  it('looks for the default names in --project-directory', () => {
    const folder = temporaryFolder({ 'app/compose.yaml': '' });

    expect(placeOf(folder, { projectDirectory: 'app' })).toMatchObject({
      directory: join(folder, 'app'),
      files: ['compose.yaml'],
    });
  });

  it('honours COMPOSE_FILE, from the environment or from .env', () => {
    const names = ['a.yaml', 'b.yaml'].join(delimiter);
    const folder = temporaryFolder({ 'a.yaml': '', 'b.yaml': '', 'compose.yaml': '' });
    const withEnv = temporaryFolder({
      'a.yaml': '',
      'b.yaml': '',
      '.env': `COMPOSE_FILE=${names}\n`,
    });

    expect(placeOf(folder, {}, { COMPOSE_FILE: names }).files).toEqual(['a.yaml', 'b.yaml']);
    expect(placeOf(withEnv).files).toEqual(['a.yaml', 'b.yaml']);
    expect(
      placeOf(folder, {}, { COMPOSE_FILE: 'a.yaml,b.yaml', COMPOSE_PATH_SEPARATOR: ',' }).files,
    ).toEqual(['a.yaml', 'b.yaml']);
    expect(placeOf(folder, { files: ['a.yaml'] }, { COMPOSE_FILE: 'b.yaml' }).files).toEqual([
      'a.yaml',
    ]);
  });

  it('honours COMPOSE_PROFILES and COMPOSE_PROJECT_NAME, options first', () => {
    const folder = temporaryFolder({
      'compose.yaml': '',
      '.env': 'COMPOSE_PROFILES=debug, tools\nCOMPOSE_PROJECT_NAME=shop\n',
    });

    expect(placeOf(folder)).toMatchObject({ profiles: ['debug', 'tools'], projectName: 'shop' });
    expect(placeOf(folder, {}, { COMPOSE_PROJECT_NAME: 'other' }).projectName).toBe('other');
    expect(placeOf(folder, { profiles: ['x'], projectName: 'mine' })).toMatchObject({
      profiles: ['x'],
      projectName: 'mine',
    });
  });

  it('reads .env of the project and of where the user is, the latter first', () => {
    const folder = temporaryFolder({ 'app/compose.yaml': '', 'app/.env': '', '.env': '' });

    expect(placeOf(folder, { files: ['app/compose.yaml'] }).envFiles).toEqual([
      join(folder, 'app/.env'),
      join(folder, '.env'),
    ]);
  });

  it('reads only the files of variables that are named', () => {
    const folder = temporaryFolder({ 'compose.yaml': '', '.env': '', 'a.env': '', 'b.env': '' });

    expect(placeOf(folder, { envFiles: ['a.env', 'b.env'] }).envFiles).toEqual([
      join(folder, 'a.env'),
      join(folder, 'b.env'),
    ]);
    expect(placeOf(folder, {}, { COMPOSE_ENV_FILES: 'b.env' }).envFiles).toEqual([
      join(folder, 'b.env'),
    ]);
    expect(placeOf(folder, {}, { COMPOSE_DISABLE_ENV_FILE: 'true' }).envFiles).toEqual([]);
  });

  it('says that there is no Compose file', () => {
    const folder = temporaryFolder();

    expect(locate(folder)).toMatchObject({
      kind: 'problem',
      diagnostic: {
        code: 'compose/no-compose-file',
        message: `There is no Compose file in ${folder}, nor in a folder above it.`,
      },
    });
  });

  it('says why a folder cannot be read', () => {
    const folder = temporaryFolder({ file: '' });

    expect(locate(folder, { projectDirectory: 'nowhere' })).toMatchObject({
      diagnostic: {
        message: `The folder ${join(folder, 'nowhere')} cannot be read: there is no such folder.`,
      },
    });
    expect(locate(folder, { projectDirectory: 'file' })).toMatchObject({
      diagnostic: { message: `The folder ${join(folder, 'file')} cannot be read: it is a file.` },
    });
  });

  it.skipIf(process.getuid?.() === 0)('says that a folder is closed', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'closed'), { mode: 0o000 });

    expect(locate(join(folder, 'closed'))).toMatchObject({
      diagnostic: { code: 'compose/unreadable-folder' },
    });
  });
});
