import type { Span } from '../../../source/span.ts';
import { insideBrackets, spanAt, type TextPlace } from './text-place.ts';
import { go, javascript, python, type Trigger } from './trigger.ts';

/** A server that listens on its own machine only. */
export interface ListenMention {
  readonly kind: 'listen';
  /** `loopback` says the address; `default` says none, and the server's own default is loopback. */
  readonly because: 'loopback' | 'default';
  /** What listens, such as `Fastify` or `app.run()`. */
  readonly server: string;
  /** Whether it listens only when its file is the program, as Python's guard has it. */
  readonly whenRunDirectly: boolean;
  readonly span: Span;
}

export const listenTriggers: readonly Trigger[] = [
  { words: ['.listen('], pattern: /\.listen\(/y, files: javascript, read: readJavascript },
  {
    words: ['app.run(', 'uvicorn.run('],
    pattern: /(?<!\w)(app\.run|uvicorn\.run)\(/y,
    files: python,
    read: readPython,
  },
  {
    words: ['ListenAndServe(', 'net.Listen(', '.Run('],
    pattern: /\.?([\w.]+)\(\s*(?:"tcp4?",\s*)?("(?:127\.0\.0\.1|localhost|\[::1\]):)/y,
    files: go,
    read: (place, { 0: all, 1: server = '', 2: address = '' }) => [
      listens(place, `${server}()`, place.at + all.length - address.length, address.length),
    ],
  },
];

const loopback = /(["'`])(?:127\.0\.0\.1|localhost|::1)\1/;

function readJavascript(place: TextPlace): readonly ListenMention[] {
  const open = place.at + '.listen('.length - 1;
  const inside = insideBrackets(place.text, open);
  if (inside === undefined) return [];
  const server = place.text.includes('astify') ? 'Fastify' : 'listen()';
  // A callback may log an address: only what stands before it is the server's.
  const [options = ''] = inside.split(/=>|\bfunction\b/);
  const found = loopback.exec(options);
  if (found) return [listens(place, server, open + 1 + found.index, found[0].length)];
  const saysPort = /^\s*\{[^}]*\bport\b/.test(options) || /^\s*(?:\d+|port|PORT)\b/.test(options);
  if (server !== 'Fastify' || !saysPort || /\bhost\b|,\s*["'`]|\.\.\./.test(options)) return [];
  return [listens(place, server, place.at, '.listen'.length, 'default')];
}

function readPython(place: TextPlace, found: RegExpExecArray): readonly ListenMention[] {
  const word = found[1] ?? '';
  if (word === 'app.run' && !/\bFlask\(/.test(place.text)) return [];
  const open = place.at + word.length;
  const inside = insideBrackets(place.text, open);
  if (inside === undefined) return [];
  const server = `${word}()`;
  const host = /\bhost\s*=\s*(["'])(?:127\.0\.0\.1|localhost|::1)\1/.exec(inside);
  if (host) return [listens(place, server, open + 1 + host.index, host[0].length)];
  if (/\bhost\b|\*\*|\buds\b|\bfd\b/.test(inside)) return [];
  return [listens(place, server, place.at, word.length, 'default')];
}

function listens(
  place: TextPlace,
  server: string,
  start: number,
  length: number,
  because: ListenMention['because'] = 'loopback',
): ListenMention {
  return {
    kind: 'listen',
    because,
    server,
    whenRunDirectly: place.path.endsWith('.py'),
    span: spanAt(place, start, length),
  };
}
