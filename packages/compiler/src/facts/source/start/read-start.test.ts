import { describe, expect, test } from 'vitest';
import { buildImage } from '../../../dockerfile/build-image.ts';
import { readDockerfile } from '../../../dockerfile/read-dockerfile.ts';
import { plainText } from '../../../variables/text.ts';
import { readStart } from './read-start.ts';
import type { Start } from './start.ts';

interface Project {
  readonly dockerfile?: string;
  readonly command?: readonly string[];
  readonly entrypoint?: readonly string[];
  /** Files by their path in the image. */
  readonly files?: Readonly<Record<string, string>>;
}

const span = { file: 'compose.yaml', start: 0, end: 1 };

function start({ dockerfile = '', command, entrypoint, files = {} }: Project): Start | undefined {
  const place = (from: number, end: number) => ({ file: 'Dockerfile', start: from, end });
  const image = buildImage(readDockerfile(dockerfile, place), { values: new Map() });
  const given = (words: readonly string[] | undefined) =>
    words && { value: { arguments: words.map(plainText), fromString: false }, span };
  const service = {
    ...(command && { command: given(command) ?? fail() }),
    ...(entrypoint && { entrypoint: given(entrypoint) ?? fail() }),
  };
  return readStart(service, image, {
    fileAt: (path) =>
      path in files ? { path: path.slice(1), text: files[path] ?? '' } : undefined,
    shellReplaces: false,
    workdir: image?.workdir ?? '/',
  });
}

const steps = (project: Project) =>
  start(project)?.steps.map(({ words, replaces }) => `${replaces ? '' : '+ '}${words.join(' ')}`);

const preparations = (project: Project) =>
  start(project)?.preparations.map(({ words }) => words.join(' '));

describe('what a container starts', () => {
  test('is the entrypoint with the command behind it', () => {
    const dockerfile = 'FROM x\nENTRYPOINT ["python3"]\nCMD ["app.py"]';
    expect(steps({ dockerfile })).toEqual(['python3 app.py']);
    expect(steps({ dockerfile, command: ['other.py'] })).toEqual(['python3 other.py']);
    expect(steps({ dockerfile, entrypoint: ['sh'] })).toEqual(['sh']);
  });

  test('is unknown when only a pulled image says it', () => {
    expect(start({ dockerfile: 'FROM nginx' })).toBeUndefined();
  });

  test('goes through the shell of a shell form', () => {
    expect(steps({ dockerfile: 'FROM x\nCMD flask db upgrade && gunicorn app:app' })).toEqual([
      '/bin/sh -c flask db upgrade && gunicorn app:app',
      '+ gunicorn app:app',
    ]);
    expect(steps({ dockerfile: 'FROM x\nCMD exec node a.js' })?.[1]).toBe('node a.js');
    expect(steps({ dockerfile: 'FROM x\nSHELL ["bash", "-c"]\nCMD node a.js' })?.[1]).toBe(
      'node a.js',
    );
    expect(steps({ command: ['bash', '-c', 'node a.js | pino-pretty'] })?.[1]).toBe('+ node a.js');
  });

  test('ignores the command when the entrypoint is in shell form', () => {
    expect(steps({ dockerfile: 'FROM x\nENTRYPOINT exec a\nCMD ["b"]' })).toEqual([
      '/bin/sh -c exec a',
      'a',
    ]);
  });

  test('goes through wrappers', () => {
    expect(steps({ command: ['tini', '-g', '--', 'node', 'a.js'] })?.[1]).toBe('node a.js');
    expect(
      steps({ command: ['gosu', 'app', 'poetry', 'run', 'python', '-m', 'flask', 'run'] }),
    ).toEqual([
      'gosu app poetry run python -m flask run',
      'poetry run python -m flask run',
      'python -m flask run',
      'flask run',
    ]);
    expect(steps({ command: ['uv', 'run', '--no-dev', 'uvicorn', 'a:b'] })?.[1]).toBe(
      'uvicorn a:b',
    );
  });

  test('goes through scripts of package.json', () => {
    const files = { '/app/package.json': '{"scripts": {"start": "tsc && node \\"a.js\\""}}' };
    const dockerfile = 'FROM x\nWORKDIR /app\nCMD ["npm", "start"]';
    expect(steps({ dockerfile, files })).toEqual(['npm start', '+ node a.js']);
    expect(preparations({ dockerfile, files })).toEqual(['tsc']);
    expect(steps({ dockerfile })).toEqual(['npm start']);
  });

  test('goes through scripts, with the command as their parameters', () => {
    const files = {
      '/entrypoint.sh': '#!/bin/sh\nset -e\npython manage.py migrate\nexec "$@"\n',
    };
    const dockerfile = 'FROM x\nENTRYPOINT ["/entrypoint.sh"]\nCMD ["gunicorn", "app"]';
    expect(steps({ dockerfile, files })).toEqual(['/entrypoint.sh gunicorn app', 'gunicorn app']);
    expect(preparations({ dockerfile, files })).toEqual(['python manage.py migrate']);
    expect(steps({ dockerfile, files, command: ['celery'] })?.[1]).toBe('celery');
  });

  test('finds the last command of a script that hands nothing over', () => {
    const files = { '/start.sh': 'echo hi\nnode a.js | pino-pretty\n' };
    expect(steps({ command: ['sh', '/start.sh'], files })).toEqual(['sh /start.sh', '+ node a.js']);
  });

  test('says nothing where a condition decides', () => {
    const files = { '/s.sh': 'if [ "$1" = web ]; then exec gunicorn a; else exec celery; fi' };
    expect(steps({ command: ['/s.sh', 'web'], files })).toEqual(['/s.sh web']);
  });

  test('does not follow a script that runs itself for ever', () => {
    const files = { '/s.sh': 'exec /s.sh "$@"' };
    expect(steps({ command: ['/s.sh', 'a'], files })).toHaveLength(8);
  });
});

function fail(): never {
  throw new Error('no command');
}
