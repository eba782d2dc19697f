import type { Span } from '../../source/span.ts';
import { problems } from '../application-diagnostics.ts';
import type { Part } from '../roles/part.ts';
import type { Report } from '../understanding.ts';
import type { Claim } from './settle-routes.ts';

/** Says where two web services claim the same host and path. */
export function reportConflicts(
  webs: readonly Part[],
  claims: ReadonlyMap<string, Claim>,
  report: Report,
): void {
  const holders = new Map<string, Part>();
  for (const part of webs) {
    const claim = claims.get(part.service.name);
    for (const host of claim && claim.hosts.length > 0 ? claim.hosts : ['']) {
      for (const path of claim?.paths ?? []) {
        const holder = holders.get(`${host}${path}`);
        if (!holder) holders.set(`${host}${path}`, part);
        else if (holder !== part) reportConflict(part, holder, host, path, report);
      }
    }
  }
}

function reportConflict(
  second: Part,
  first: Part,
  host: string,
  path: string,
  report: Report,
): void {
  const names = { first: first.service.name, second: second.service.name };
  report(
    problems['application/route-conflict'](placeOf(second, host, path), { ...names, host, path }, [
      { message: `${names.first} claims it first`, span: placeOf(first, host, path) },
    ]),
  );
}

/** The text that claims it, as near as can be told. */
function placeOf({ service }: Part, host: string, path: string): Span {
  const { settings, ports, span } = service;
  const atPath = settings.paths.find(({ value }) => value === path);
  const atHost = settings.hosts.find(({ value }) => value.toLowerCase() === host);
  return (atPath ?? atHost)?.span ?? ports[0]?.span ?? span;
}
