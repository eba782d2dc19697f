import type { Span } from '../../../source/span.ts';
import { spanAt, type TextPlace } from './text-place.ts';
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

const catchAll: CatchAllMention = { kind: 'catch-all' };

export const routeTriggers: readonly Trigger[] = [
  {
    words: ['.get(', '.all(', '.route(', '.mount(', '.use('],
    pattern: /\.\w+\(\s*(["'`])([/*][^"'`]*)\1/y,
    files: /\.(?:py|[cm]?[jt]s)$/,
    read: readRoute,
  },
  {
    words: ['HandleFunc(', 'Handle(', '.GET(', '.Get(', '.Any('],
    pattern: /\.?\w+\(\s*(["`])(?:[A-Z]+ )?(\/[^"`]*)\1/y,
    files: go,
    read: readRoute,
  },
  {
    // `app.use(anything)` may answer what it likes, unless it is known to pass requests on.
    words: ['.use('],
    pattern:
      /\.use\((?!\s*(?:["'`]|(?:await\s+)?(?:express\.(?:json|urlencoded|raw|text)\b|bodyParser|compression|cookieParser|cors|helmet|limiter|morgan|passport|rateLimit|session|\w*(?:auth|error|log|metric|notfound|rout|trac)\w*)))/iy,
    files: javascript,
    read: (place) => (isRouter(place) ? [catchAll] : []),
  },
  {
    // Django's `path('health/', …)`, a list of which makes `urlpatterns`.
    words: ['path('],
    pattern: /(?<!\w)path\(\s*r?(["'])([^"']*)\1/y,
    files: python,
    read: readDjango,
  },
  {
    words: ['.static(', 'serveStatic', 'fastifyStatic', 'sendFile('],
    pattern: /\.static\(|serveStatic|fastifyStatic|sendFile\(/y,
    files: javascript,
    read: () => [catchAll],
  },
  {
    words: ['StaticFiles(', 'FileServer(', 'NoRoute(', 'NotFound('],
    pattern: /\w+\(/y,
    files: /\.(?:go|py)$/,
    read: () => [catchAll],
  },
];

/** Names that routers have; `axios.get('/x')` asks for a path instead of answering it. */
const router =
  /(?:^|[^\w.])(?:\w*[aA]pp|\w*[rR]outer|server|fastify|\w*bp|\w*blueprint|r|mux|e|http)$/;

function isRouter({ text, lineStart, at }: TextPlace): boolean {
  return router.test(text.slice(lineStart, text[at] === '.' ? at : at - 1));
}

/** `app.get('/path', …)`, `@router.get("/path")`, `mux.HandleFunc("GET /path", …)`. */
function readRoute(place: TextPlace, { 0: all, 2: path = '' }: RegExpExecArray) {
  if (!isRouter(place)) return [];
  if (/[*]|^\/(?::|\{|<)/.test(path)) return [catchAll];
  return [routeAt(place, path, path, place.at + all.lastIndexOf(path))];
}

function readDjango(place: TextPlace, { 0: all, 2: path = '' }: RegExpExecArray) {
  if (!place.text.includes('urlpatterns')) return [];
  if (/^[^\w/]*[<(.]/.test(path)) return [catchAll];
  const clean = `/${path.replace(/^\^|\$$/g, '')}`;
  return [routeAt(place, clean, path, place.at + all.length - 1 - path.length)];
}

function routeAt(place: TextPlace, path: string, written: string, at: number): RouteMention {
  return { kind: 'route', path, span: spanAt(place, at, written.length) };
}
