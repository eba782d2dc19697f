import type { WebService } from '../../application/application.ts';
import type { FileFacts } from '../../facts/source/context/file-reader.ts';
import type { RouteMention } from '../../facts/source/mentions/routes.ts';
import type { ServiceSource } from '../../facts/source-facts.ts';
import { dependsOn } from './manifests.ts';
import { taskCheck } from './task-check.ts';

/** The load balancer must ask for a path that the program answers. */
export const tgCodeMismatch = taskCheck(
  'tg-code-mismatch',
  'warning',
  function* ({ task, source }, report) {
    if (task.kind !== 'web' || !isReadable(source)) return;
    const { path, from, span } = task.route.health;
    // A health check of the project's own has been seen to work.
    if (from === 'healthcheck') return;
    const files = source.build?.files ?? [];
    const routes = routesOf(files);
    if (routes.length === 0 || isAnswered(path, files, routes)) return;
    const better = routes.find((route) => healthPath.test(route.path));
    const known = from === 'default' ? ', for want of a health path,' : '';
    const what = `The load balancer asks ${task.name} for ${path}${known} and its program has no such route: every probe gets 404, and ECS replaces the task again and again.`;
    const mend = `Say which path answers with 200 to anybody: \`x-seaworthy: health: path: ${better?.path ?? '/health'}\`.`;
    const related = better ? [{ message: 'this path may be meant', span: better.span }] : [];
    yield report(span ?? routePlace(task), { what, mend }, related);
  },
);

const healthPath = /^\/(?:[\w/-]*\/)?(?:health\w*|live\w*|ready\w*|ping|up|status)\/?$/i;

function routePlace({ route, span }: WebService) {
  return route.portSpan ?? span;
}

/** Frameworks whose routes are written down in calls that are known; others answer by file or class. */
function isReadable(source: ServiceSource): boolean {
  const otherwise = [
    '@nestjs/core',
    'next',
    'nuxt',
    '@sveltejs/kit',
    'astro',
    '@remix-run/node',
    'vite',
    'react-scripts',
  ];
  if (otherwise.some((name) => dependsOn(source, name))) return false;
  const known = ['express', 'fastify', 'koa', 'hono', 'fastapi', 'flask', 'starlette', 'django'];
  const isGo = source.build?.files.some(({ path }) => path.endsWith('go.mod')) ?? false;
  return isGo || known.some((name) => dependsOn(source, name));
}

function routesOf(files: readonly FileFacts[]): readonly RouteMention[] {
  return files.flatMap(({ mentions }) => mentions.filter((mention) => mention.kind === 'route'));
}

/**
 * Routers put prefixes before their routes, and libraries bring routes of their own: a path counts
 * as answered when its last part is written anywhere.
 */
function isAnswered(
  path: string,
  files: readonly FileFacts[],
  routes: readonly RouteMention[],
): boolean {
  if (files.some(({ mentions }) => mentions.some(({ kind }) => kind === 'catch-all'))) return true;
  const [clean = ''] = path.split('?');
  const last = clean.split('/').findLast((part) => part !== '');
  if (last === undefined) return routes.some((route) => route.path === '/' || route.path === '');
  const word = new RegExp(`\\b${last.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\b`);
  return files.some(({ path: file, text }) => word.test(text) || word.test(file));
}
