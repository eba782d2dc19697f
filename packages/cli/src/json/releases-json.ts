import { changesBetween, type KnownReleases, type Release } from '@seaworthy/engine';
import { flatten, type Json } from './flatten.ts';
import { schemaVersion } from './result-json.ts';

interface ReleasesOrigin {
  readonly version: string;
  readonly project: string;
  readonly environment: string;
  readonly region: string;
}

/** The releases of an environment as JSON, the newest first. */
export function releasesJson({ releases, running }: KnownReleases, origin: ReleasesOrigin): Json {
  const all = releases.map((release, at) => ({
    ...releaseJson(release),
    runs: release.number === running?.number,
    changes: changesBetween(releases[at + 1]?.stacks ?? [], release.stacks),
  }));
  return flatten({ schemaVersion, ...origin, running: running ?? null, releases: all }, noPlaces);
}

/** Times as text, as other programs read them. */
export function releaseJson({ startedAt, endedAt, ...release }: Release): object {
  const { project: _project, environment: _environment, ...rest } = release;
  return {
    ...rest,
    startedAt: new Date(startedAt).toISOString(),
    ...(endedAt !== undefined && { endedAt: new Date(endedAt).toISOString() }),
  };
}

/** Releases have no places in files. */
function noPlaces(): never {
  throw new Error('a release has no span');
}
