import { randomUUID } from 'node:crypto';
import type { Clock } from '@seaworthy/sandbox';
import type { Account } from '../aws/account.ts';
import { interrupted, type Release } from './release.ts';
import type { ReleaseStore, Templates } from './release-store.ts';
import { type FoundParameter, type ParameterTree, parameterTree } from './store/parameter-tree.ts';
import { pruneReleases } from './store/prune-releases.ts';
import { readRecord, writeRecord } from './store/release-record.ts';
import { type TextShelf, textShelf } from './store/text-shelf.ts';

/**
 * Keeps releases in Parameter Store, below `/seaworthy/<project>/<environment>/releases`: one
 * parameter a release, written whole or not at all, and each template once in the pieces that it
 * takes. All of it is in the free tier. Calls throw what the SDK throws, and UnknownReleaseFormat;
 * many calls come at once, so that the clients should be patient.
 */
export function createReleaseStore(
  { project, environment }: Pick<Release, 'project' | 'environment'>,
  account: Pick<Account, 'clients' | 'clock'>,
): ReleaseStore {
  const root = `/seaworthy/${project}/${environment}/releases`;
  const tree = parameterTree(account.clients);
  return new ParameterReleaseStore(root, tree, account.clock);
}

class ParameterReleaseStore implements ReleaseStore {
  readonly #root: string;
  readonly #tree: ParameterTree;
  readonly #shelf: TextShelf;
  readonly #clock: Clock;

  constructor(root: string, tree: ParameterTree, clock: Clock) {
    this.#root = root;
    this.#tree = tree;
    this.#shelf = textShelf(`${root}/texts`, tree);
    this.#clock = clock;
  }

  /** Templates first: a release that is there has all that it needs. */
  async begin(draft: Omit<Release, 'number'>, templates: Templates): Promise<Release> {
    const found = await this.#found();
    const known = await this.#releasesIn(found);
    const killed = known.filter(({ outcome }) => outcome === 'running');
    for (const release of killed) await this.update(interrupted(release));
    await this.#putTemplates(templates, known.slice(0, surelyKept));
    const release = await this.#allocate(draft, (known[0]?.number ?? 0) + 1);
    const parts = { tree: this.#tree, shelf: this.#shelf, clock: this.#clock };
    // What is too much and cannot be removed now goes next time.
    await pruneReleases(found, known, parts).catch(() => {});
    return release;
  }

  async update(release: Release): Promise<void> {
    const value = await writeRecord({ id: '', release }, this.#shelf);
    await this.#tree.write(this.#nameOf(release.number), value);
  }

  async list(): Promise<readonly Release[]> {
    return this.#releasesIn(await this.#found());
  }

  async read(number: number): Promise<Release | undefined> {
    const value = await this.#tree.read(this.#nameOf(number));
    return value === undefined ? undefined : (await readRecord(value, this.#shelf))?.release;
  }

  async template(hash: string): Promise<string | undefined> {
    return this.#shelf.get(hash);
  }

  async #releasesIn(found: readonly FoundParameter[]): Promise<readonly Release[]> {
    const records = await Promise.all(found.map(({ value }) => readRecord(value, this.#shelf)));
    return records
      .flatMap((record) => record?.release ?? [])
      .toSorted((one, other) => other.number - one.number);
  }

  #found(): Promise<readonly FoundParameter[]> {
    return this.#tree.below(this.#root);
  }

  /** Those of releases that stay for long are there; all others are written, or written anew. */
  async #putTemplates(templates: Templates, kept: readonly Release[]): Promise<void> {
    const there = new Set(kept.flatMap(({ stacks }) => stacks.map(({ template }) => template)));
    for (const [hash, body] of Object.entries(templates)) {
      if (!there.has(hash)) await this.#shelf.put(body);
    }
  }

  /** Takes the first number from this one on that nobody has. */
  async #allocate(draft: Omit<Release, 'number'>, first: number): Promise<Release> {
    const id = randomUUID();
    for (let number = first; ; number += 1) {
      const release = { ...draft, number };
      const value = await writeRecord({ id, release }, this.#shelf);
      if (await this.#tree.create(this.#nameOf(number), value)) return release;
      if (await this.#isOwn(number, id)) return release;
    }
  }

  /** The answer to a call that made it may have been lost; then it is there, and ours. */
  async #isOwn(number: number, id: string): Promise<boolean> {
    for (let attempt = 0; attempt < 10; attempt += 1) {
      const value = await this.#tree.read(this.#nameOf(number));
      if (value !== undefined) return (await readRecord(value, this.#shelf))?.id === id;
      await this.#clock.sleep(500); // it exists, but is not seen everywhere yet
    }
    return false;
  }

  #nameOf(number: number): string {
    return `${this.#root}/${String(number).padStart(6, '0')}`;
  }
}

/** Newest releases that nobody prunes within the hour: no more than this many begin in it. */
const surelyKept = 25;
