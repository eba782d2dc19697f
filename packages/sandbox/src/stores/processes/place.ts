import { writeFileSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { identify, type ProcessIdentity } from './process-identity.ts';
import type { SystemAccount } from './system-account.ts';

/** Where one server keeps everything that it has, and what a later run must know to clean it up. */
export interface Place {
  /** Belongs to the server's account; nobody else can look into it. */
  readonly folder: string;
  readonly account: SystemAccount | undefined;
  /** Notes the process that lives here, before anything can be waited for. */
  note(process: ProcessIdentity, stopSignal: NodeJS.Signals): void;
  remove(): Promise<void>;
}

/** What stands in a place's `record.json`. */
export interface PlaceRecord {
  /** The sandbox that made the place. */
  readonly owner: ProcessIdentity;
  readonly server?: ProcessIdentity;
  readonly stopSignal?: NodeJS.Signals;
}

/** Places are the folders of `root` with this beginning. */
export const placePrefix = 's-';

/** Makes a place below `root`, which other accounts must be able to pass through. */
export async function makePlace(root: string, account?: SystemAccount): Promise<Place> {
  const owner = await identify(process.pid);
  if (owner === undefined) throw new Error('This process does not find itself.');
  const home = await mkdtemp(join(root, placePrefix));
  const record = join(home, 'record.json');
  const write = (content: PlaceRecord) =>
    writeFileSync(record, JSON.stringify(content), { mode: 0o600 });
  write({ owner });
  const folder = join(home, 'd');
  await mkdir(folder, { mode: 0o700 });
  if (account !== undefined) {
    await chmod(home, 0o711);
    await chown(folder, account.uid, account.gid);
  }
  return {
    folder,
    account,
    note: (server, stopSignal) => write({ owner, server, stopSignal }),
    remove: () => rm(home, { recursive: true, force: true, maxRetries: 5 }),
  };
}
