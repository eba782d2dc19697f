import type { Span } from '../../../source/span.ts';
import { insideBrackets, matchAt, spanAt, type TextPlace } from './text-place.ts';
import { go, javascript, python, type Trigger } from './trigger.ts';

/** A path that the program answers, as written: a router may put a prefix before it. */
export interface RouteMention {
  readonly kind: 'route';
  readonly path: string;
  readonly span: Span;
}

/** Something that may answer any path, such as a folder of files. */
export interface CatchAllMention {
  readonly kind: 'catch-all';
}

export const routeTriggers: readonly Trigger[] = [
  {
    words: /\.(?:get|all|route|mount)\(\s*["'`][/*]|\.use\(/,
    files: /\.(?:py|[cm]?[jt]s)$/,
    read: readRoute,
  },
  { words: /HandleFunc\(|Handle\(|\.GET\(|\.Get\(|\.Any\(/, files: go, read: readRoute },
  { words: /\bpath\(/, files: python, read: readDjango },
  {
    words: /\.static\(|serveStatic|fastifyStatic|sendFile\(/,
    files: javascript,
    read: () => [{ kind: 'catch-all' }],
  },
  { words: /StaticFiles\(/, files: python, read: () => [{ kind: 'catch-all' }] },
  {
    words: /FileServer\(|NoRoute\(|NotFound\(/,
    files: go,
    read: () => [{ kind: 'catch-all' }],
  },
];

/** Names that routers have; `axios.get('/x')` asks for a path instead of answering it. */
const router =
  /(?:^|[^\w.])(?:\w*[aA]pp|\w*[rR]outer|server|fastify|\w*bp|\w*blueprint|r|mux|e|http)$/;

/** `app.get('/path', …)`, `@router.get("/path")`, `mux.HandleFunc("GET /path", …)`. */
function readRoute(place: TextPlace): readonly (RouteMention | CatchAllMention)[] {
  const dot = place.text[place.at] === '.' ? place.at : place.at - 1;
  if (!router.test(place.text.slice(place.lineStart, dot))) return [];
  const found = matchAt(place, /\.?\w+\(\s*(["'`])(?:[A-Z]+ )?([/*][^"'`]*)\1/y);
  const path = found?.[2];
  if (!found || path === undefined) return isHandler(place) ? [{ kind: 'catch-all' }] : [];
  if (/[*]|^\/(?::|\{|<)/.test(path)) return [{ kind: 'catch-all' }];
  const start = place.at + found[0].lastIndexOf(path);
  return [{ kind: 'route', path, span: spanAt(place, start, path.length) }];
}

/** `app.use(anything)` may answer what it likes, unless it is known to pass requests on. */
function isHandler({ text, at }: TextPlace): boolean {
  if (!text.startsWith('.use(', at)) return false;
  return !/^\s*(?:await\s+)?(?:express\.(?:json|urlencoded|raw|text)\b|bodyParser|compression|cookieParser|cors|helmet|limiter|morgan|passport|rateLimit|session|\w*(?:auth|error|log|metric|notfound|rout|trac)\w*)/i.test(
    text.slice(at + '.use('.length, at + 60),
  );
}

/** Django's `path('health/', …)` in a list of `urlpatterns`. */
function readDjango(place: TextPlace): readonly (RouteMention | CatchAllMention)[] {
  if (!place.text.includes('urlpatterns')) return [];
  const inside = insideBrackets(place.text, place.at + 'path('.length - 1) ?? '';
  const [written, , path] = /^\s*r?(["'])([^"']*)\1/.exec(inside) ?? [];
  if (written === undefined || path === undefined) return [];
  if (/^[^\w/]*[<(.]/.test(path)) return [{ kind: 'catch-all' }];
  const start = place.at + 'path('.length + written.lastIndexOf(path);
  const clean = `/${path.replace(/^\^|\$$/g, '')}`;
  return [{ kind: 'route', path: clean, span: spanAt(place, start, path.length) }];
}
