import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { appendFile, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Identity } from '../../aws/identity.ts';

/** A layer, or the configuration of an image: bytes that are named by their digest. */
export interface Layer {
  readonly digest: string;
  /** Bytes. */
  readonly size: number;
  readonly file: string;
}

/** An upload that is under way. */
export interface Upload {
  readonly id: string;
  readonly repository: string;
  /** Bytes that have come. */
  readonly size: number;
}

interface WritableUpload extends Upload {
  size: number;
  readonly file: string;
  readonly hash: Hash;
}

/** The layers of all repositories, in a folder of their own that ends with `close`. */
export class LayerStore {
  readonly #identity: Identity;
  readonly #layers = new Map<string, Layer>();
  readonly #uploads = new Map<string, WritableUpload>();
  #folder: Promise<string> | undefined;

  constructor(identity: Identity) {
    this.#identity = identity;
  }

  find(repository: string, digest: string): Layer | undefined {
    return this.#layers.get(`${repository}@${digest}`);
  }

  read({ file }: Layer): Readable {
    return createReadStream(file);
  }

  async begin(repository: string): Promise<Upload> {
    this.#folder ??= mkdtemp(join(tmpdir(), 'seaworthy-layers-'));
    const id = this.#identity.uuid();
    const file = join(await this.#folder, id);
    const upload = { id, repository, size: 0, file, hash: createHash('sha256') };
    await appendFile(file, '');
    this.#uploads.set(id, upload);
    return upload;
  }

  upload(repository: string, id: string): Upload | undefined {
    const upload = this.#uploads.get(id);
    return upload?.repository === repository ? upload : undefined;
  }

  /** Adds bytes to the end of an upload. */
  async append({ id }: Upload, bytes: Uint8Array): Promise<void> {
    const upload = this.#uploads.get(id);
    if (upload === undefined) return;
    upload.hash.update(bytes);
    upload.size += bytes.length;
    await appendFile(upload.file, bytes);
  }

  /** Ends an upload; the answer is the digest of what came, which the caller compares. */
  async finish({ id, repository }: Upload): Promise<string> {
    const upload = this.#uploads.get(id);
    if (upload === undefined) throw new Error(`There is no upload ${id}.`);
    this.#uploads.delete(id);
    const digest = `sha256:${upload.hash.digest('hex')}`;
    const file = `${upload.file}.layer`;
    await rename(upload.file, file);
    this.#layers.set(`${repository}@${digest}`, { digest, size: upload.size, file });
    return digest;
  }

  /** Removes everything. */
  async close(): Promise<void> {
    const folder = await this.#folder;
    this.#layers.clear();
    this.#uploads.clear();
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  }
}
