import { buildDispositions } from './disposition-tables/build.ts';
import { deployDispositions } from './disposition-tables/deploy.ts';
import type { DispositionEntry } from './disposition-tables/entry.ts';
import { fileDispositions } from './disposition-tables/files.ts';
import { hardwareDispositions } from './disposition-tables/hardware.ts';
import { networkDispositions } from './disposition-tables/networks.ts';
import { processDispositions } from './disposition-tables/process.ts';
import { projectDispositions } from './disposition-tables/project.ts';
import { volumeDispositions } from './disposition-tables/volumes.ts';

/**
 * What becomes of every key of the Compose Specification. A path has `*` for each name that the
 * user chooses and leaves list items out: `services.*.deploy.replicas`, `services.*.ports.target`.
 * The entries of maps whose names mean nothing to Compose, such as `environment`, have no path of
 * their own.
 */
export const dispositionTables: readonly {
  readonly title: string;
  readonly entries: Readonly<Record<string, DispositionEntry>>;
}[] = [
  { title: 'The project', entries: projectDispositions },
  { title: 'The image and its build', entries: buildDispositions },
  { title: 'What runs in the container', entries: processDispositions },
  { title: 'Number, size and updates', entries: deployDispositions },
  { title: 'Ports and networks', entries: networkDispositions },
  { title: 'Volumes', entries: volumeDispositions },
  { title: 'Secrets, configs and models', entries: fileDispositions },
  { title: 'The machine below', entries: hardwareDispositions },
];

/** What becomes of a key in production, and why. What has no entry follows the key above it. */
export function dispositionOf(path: string): DispositionEntry {
  const name = path.slice(path.lastIndexOf('.') + 1);
  if (name === 'x-seaworthy') return ownSettings;
  if (name.startsWith('x-')) return foreignExtension;
  return ownEntry(path) ?? (path.includes('.') ? dispositionOf(parentOf(path)) : unknownKey);
}

function ownEntry(path: string): DispositionEntry | undefined {
  for (const { entries } of dispositionTables) {
    if (Object.hasOwn(entries, path)) return entries[path];
  }
  return undefined;
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('.'));
}

const ownSettings: DispositionEntry = {
  disposition: 'exact',
  reason: 'Says what Compose cannot say about production.',
};

const foreignExtension: DispositionEntry = {
  disposition: 'local-only',
  reason: 'An extension of your own; it counts only where YAML aliases take it up.',
};

const unknownKey: DispositionEntry = {
  disposition: 'unsupported',
  reason: 'Not a key of the Compose Specification.',
};
