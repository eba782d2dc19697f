import { codeFramesOf, type DrawCodeFrame } from '@seaworthy/compiler';
import type { TextOf } from './places.ts';

/** Gives what draws the code frames of a file, if there is such a file. */
export type FramesOf = (file: string) => DrawCodeFrame | undefined;

/** Code frames of files; each file's lines are read once, when it gets its first frame. */
export function framesIn(textOf: TextOf): FramesOf {
  const drawers = new Map<string, DrawCodeFrame>();
  return (path) => {
    const known = drawers.get(path);
    if (known) return known;
    const text = textOf(path);
    if (text === undefined) return undefined;
    const draw = codeFramesOf({ path, text });
    drawers.set(path, draw);
    return draw;
  };
}
