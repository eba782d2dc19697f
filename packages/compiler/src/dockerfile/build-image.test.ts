import { describe, expect, test } from 'vitest';
import { type BuildRequest, buildImage } from './build-image.ts';
import type { BuiltImage } from './built-image.ts';
import { contextFileAt, covers } from './context-copies.ts';
import { readDockerfile } from './read-dockerfile.ts';

function build(text: string, request: Partial<BuildRequest> = {}): BuiltImage {
  const place = (start: number, end: number) => ({ file: 'Dockerfile', start, end });
  const image = buildImage(readDockerfile(text, place), { values: new Map(), ...request });
  if (!image) throw new Error('no stage');
  return image;
}

const fileAt = (image: BuiltImage, path: string, files: readonly string[]) =>
  contextFileAt(path, image.copies, (file) => files.includes(file))?.path;

const takes = (image: BuiltImage, path: string) => image.copies.some((copy) => covers(copy, path));

describe('the image of a Dockerfile', () => {
  test('starts from what the first stage on the way starts from', () => {
    const image = build('ARG V=20\nFROM node:${V}-alpine AS base\nFROM base AS app\nUSER node\n');
    expect(image.base.value).toBe('node:20-alpine');
    expect(image.user?.value).toBe('node');
  });

  test('is the last stage, or the one asked for in any case', () => {
    const text = 'FROM a AS one\nFROM b AS two\n';
    expect(build(text).base.value).toBe('b');
    expect(build(text, { target: 'ONE' }).base.value).toBe('a');
  });

  test('takes build arguments before defaults', () => {
    const text = 'ARG V=20\nFROM node:$V\nARG PORT=80\nENV PORT=$PORT\n';
    const image = build(text, {
      values: new Map([
        ['V', '22'],
        ['PORT', '8000'],
      ]),
    });
    expect(image.base.value).toBe('node:22');
    expect(image.environment.get('PORT')?.value).toBe('8000');
  });

  test('a stage sees a global argument only when it declares it', () => {
    const image = build('ARG A=1\nFROM x\nENV B=$A\nARG A\nENV C=$A\n');
    expect(image.environment.get('B')?.value).toBe('$A');
    expect(image.environment.get('C')?.value).toBe('1');
  });

  test('a new entrypoint drops the command of an earlier stage, not its own', () => {
    const own = 'FROM x AS a\nCMD ["one"]\nFROM a\nCMD ["two"]\nENTRYPOINT ["run"]\n';
    expect(build(own).command).toBeDefined();
    expect(build('FROM x AS a\nCMD ["one"]\nFROM a\nENTRYPOINT ["run"]\n').command).toBeUndefined();
  });

  test('a file without a stage gives none', () => {
    const place = (start: number, end: number) => ({ file: 'Dockerfile', start, end });
    expect(buildImage(readDockerfile('RUN x', place), { values: new Map() })).toBeUndefined();
  });
});

describe('files of the context', () => {
  test('are found where COPY puts them', () => {
    const image = build('FROM x\nWORKDIR /app\nCOPY start.sh .\nCOPY bin/run /usr/local/bin/go\n');
    expect(fileAt(image, '/app/start.sh', ['start.sh'])).toBe('start.sh');
    expect(fileAt(image, '/usr/local/bin/go', ['bin/run'])).toBe('bin/run');
    expect(fileAt(image, '/start.sh', ['start.sh'])).toBeUndefined();
  });

  test('are found in folders, by patterns, and by way of another stage', () => {
    const image = build(
      'FROM x AS build\nWORKDIR /src\nCOPY . .\nFROM y\nCOPY --from=build /src/scripts /opt\nCOPY *.sh /sh/\n',
    );
    expect(fileAt(image, '/opt/run.sh', ['scripts/run.sh'])).toBe('scripts/run.sh');
    expect(fileAt(image, '/sh/a.sh', ['a.sh'])).toBe('a.sh');
    expect(fileAt(image, '/sh/a.py', ['a.py'])).toBeUndefined();
  });

  test('stay out of the image when only an earlier stage copies them', () => {
    const image = build('FROM x AS build\nCOPY . /src\nFROM y\nCOPY --from=build /src/dist /app\n');
    expect(takes(image, '.env')).toBe(false);
    expect(takes(image, 'dist/index.js')).toBe(true);
  });

  test('come along when a whole folder is taken from an earlier stage', () => {
    const image = build('FROM x AS build\nWORKDIR /a\nCOPY . .\nFROM y\nCOPY --from=build /a /b\n');
    expect(takes(image, '.env')).toBe(true);
    expect(fileAt(image, '/b/main.py', ['main.py'])).toBe('main.py');
    const below = build('FROM x AS build\nCOPY src /a/src\nFROM y\nCOPY --from=build /a /b\n');
    expect(fileAt(below, '/b/src/main.py', ['src/main.py'])).toBe('src/main.py');
  });
});
