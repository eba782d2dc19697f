import { plainValue } from '../../variables/text.ts';
import { problems } from '../application-diagnostics.ts';
import type { Part } from '../roles/part.ts';
import type { BucketStore } from '../store.ts';
import type { KnownStore } from './known-store.ts';
import {
  commandOf,
  commonParts,
  plainVariable,
  type StoreSource,
  secretVariables,
} from './store-source.ts';
import { takeItems } from './take-existing.ts';
import { variablesOfUsers } from './variables-of-users.ts';

/** Builds buckets from the container that plays S3. `tools` are services of the MinIO client. */
export function buildBuckets(
  source: StoreSource,
  tools: readonly Part[],
  publicOrigins: readonly string[],
): KnownStore {
  const { settings, part } = source;
  const localNames = secretVariables(source, rootVariables);
  const { existing } = takeItems(source);
  const buckets = existing ? [...existing.items.keys()] : chooseBuckets(source, tools);
  const store: BucketStore = {
    ...commonParts(source),
    kind: 'bucket',
    buckets,
    ...(settings?.archiveAfterDays && { archiveAfterDays: settings.archiveAfterDays.value }),
    corsOrigins: saidOrigins(source) ?? publicOrigins,
    ...(existing && { existing }),
  };
  return { store, part, passwordNames: [], localNames, passwordFiles: [] };
}

const rootVariables = [
  'MINIO_ROOT_USER',
  'MINIO_ROOT_PASSWORD',
  'MINIO_ACCESS_KEY',
  'MINIO_SECRET_KEY',
];

/** What the user says, what is made at start-up, or what users of the store call their bucket. */
function chooseBuckets(source: StoreSource, tools: readonly Part[]): readonly string[] {
  const { settings, part, report } = source;
  const said = settings?.names.map(({ value }) => value) ?? [];
  if (said.length > 0) return said;
  const made = [...defaultBuckets(source), ...tools.flatMap(bucketsMadeBy)];
  const named = variablesOfUsers(source, /BUCKET(?:_?NAME)?$/i);
  const found = [...new Set([...made, ...named])].filter(isBucketName);
  if (found.length > 0) return found;
  const { name, span } = part.service;
  report(problems['application/store-names-open'](span, { name, what: 'bucket' }));
  return [name];
}

/** Bitnami's image makes `a:policy,b`. */
function defaultBuckets(source: StoreSource): readonly string[] {
  const list = plainVariable(source, ['MINIO_DEFAULT_BUCKETS'])?.value ?? '';
  return list.split(/[\s,;]+/).flatMap((bucket) => bucket.split(':')[0] ?? []);
}

/** `mc mb --ignore-existing local/uploads` makes `uploads`. */
function bucketsMadeBy(tool: Part): readonly string[] {
  const script = commandOf(tool)
    .map((text) => plainValue(text.filter((word) => word.kind === 'text')) ?? '')
    .join(' ');
  return [...script.matchAll(/\bmc\s+mb\s+((?:-\S+\s+)*)[\w$-]+\/([\w.-]+)/g)].flatMap(
    ([, , bucket]) => bucket ?? [],
  );
}

function isBucketName(name: string): boolean {
  return /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name);
}

/**
 * MinIO's own setting, or the pages that the store's users let in: they follow links to the objects.
 * Names of a laptop say nothing about production.
 */
function saidOrigins(source: StoreSource): readonly string[] | undefined {
  const own = plainVariable(source, ['MINIO_API_CORS_ALLOW_ORIGIN'])?.value;
  const lists = own === undefined ? variablesOfUsers(source, usersOrigins) : [own];
  const origins = lists
    .flatMap((list) => list.split(/[\s,;]+/))
    .filter((origin) => /^https?:\/\//.test(origin) && !/localhost|127\./.test(origin));
  return origins.length > 0 ? [...new Set(origins)] : undefined;
}

const usersOrigins = /CORS_?(?:ALLOW(?:ED)?_?)?ORIGINS?$/i;
