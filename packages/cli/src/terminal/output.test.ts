import { describe, expect, it } from 'vitest';
import { outputTo, printLines } from './output.ts';

function stream(isTTY: boolean, columns?: number) {
  const written: string[] = [];
  return {
    isTTY,
    ...(columns !== undefined && { columns }),
    write: (text: string) => written.push(text),
    written,
  };
}

describe('an output', () => {
  it.each([
    ['a terminal', true, {}, true],
    ['a file or pipe', false, {}, false],
    ['a terminal with NO_COLOR', true, { NO_COLOR: '1' }, false],
    ['a pipe with FORCE_COLOR', false, { FORCE_COLOR: '1' }, true],
    ['a terminal with FORCE_COLOR=0', true, { FORCE_COLOR: '0' }, false],
    ['a terminal with both: NO_COLOR decides', true, { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
    ['a dumb terminal', true, { TERM: 'dumb' }, false],
  ])('knows colours of %s', (_what, isTTY, variables, colour) => {
    expect(outputTo(stream(isTTY), variables, 'linux').colour).toBe(colour);
  });

  it.each([
    ['no locale said', {}, 'linux', true],
    ['a UTF-8 locale', { LANG: 'ko_KR.UTF-8' }, 'linux', true],
    ['the C locale', { LANG: 'C' }, 'linux', false],
    ['LC_ALL before LANG', { LANG: 'ko_KR.UTF-8', LC_ALL: 'POSIX' }, 'linux', false],
    ['the Linux console', { TERM: 'linux', LANG: 'en_US.UTF-8' }, 'linux', false],
    ['an old Windows console', {}, 'win32', false],
    ['Windows Terminal', { WT_SESSION: 'x' }, 'win32', true],
  ])('knows Unicode with %s', (_what, variables, platform, unicode) => {
    expect(outputTo(stream(true), variables, platform).unicode).toBe(unicode);
  });

  it.each([
    ['a terminal of 80', stream(true, 80), {}, 80],
    ['a very wide terminal', stream(true, 300), {}, 100],
    ['a very narrow terminal', stream(true, 10), {}, 40],
    ['a pipe', stream(false), {}, 100],
    ['a pipe with COLUMNS', stream(false), { COLUMNS: '60' }, 60],
    ['a pipe with nonsense in COLUMNS', stream(false), { COLUMNS: 'wide' }, 100],
  ])('lays out for %s', (_what, to, variables, width) => {
    expect(outputTo(to, variables, 'linux').width).toBe(width);
  });

  it('writes its own signs in ASCII where there is no Unicode, and names as they are', () => {
    const to = stream(false);
    printLines(['└─ 결제 → 1–4 tasks'], outputTo(to, { LANG: 'C' }, 'linux'));

    expect(to.written).toEqual(['`- 결제 > 1-4 tasks\n']);
  });
});
