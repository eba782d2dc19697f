import { closeSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import type { ECSClient } from '@aws-sdk/client-ecs';
import type { Clock } from '@seaworthy/sandbox';
import { concealer } from '../events/conceal-secrets.ts';
import type { Emit } from '../events/engine-event.ts';
import type { BlackBoxHeader, KeptEnd, KeptPlan, KeptSource } from './black-box.ts';
import { type BlackBoxRecord, blackBoxFormat, readLines, writeLine } from './black-box-record.ts';
import { type BoxFile, makeBoxFile } from './box-folder.ts';
import { definitionReader } from './read-definitions.ts';
import { shortenRecords } from './shorten-records.ts';

export interface BlackBoxRequest extends Omit<BlackBoxHeader, 'startedAt'> {
  /** The project's folder, absolute. */
  readonly directory: string;
  readonly plan: KeptPlan;
  readonly sources: readonly KeptSource[];
  readonly clock: Pick<Clock, 'now'>;
  /** Values that must not be in the file; asked each time, as some are made late. */
  readonly secrets: () => readonly string[];
  /** Where task definitions are read; absent: they are not kept. */
  readonly ecs?: ECSClient;
}

/** Takes evidence as it comes and has it on disk at once. */
export interface BlackBoxWriter {
  /** Absent: nothing could be written, and nothing is kept. */
  readonly path?: string;
  /** A sink of the stream of events. Never throws: a full disk does not end a deployment. */
  readonly emit: Emit;
  readonly end: (end: Omit<KeptEnd, 'at'>) => Promise<void>;
}

/** Bytes: what a file may take, and what is left of it when it has become longer. */
export const longestFile = 5_000_000;
const shortened = 3_000_000;

/** Begins to keep the evidence of a deployment or rehearsal in the project's folder. */
export function openBlackBox(request: BlackBoxRequest): BlackBoxWriter {
  const { directory, plan, sources, clock, secrets, ecs, ...about } = request;
  const startedAt = clock.now();
  const time = new Date(startedAt)
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '-');
  const file = attempt(() => makeBoxFile(directory, `${time}-${about.of}-${about.environment}`));
  if (!file) return { emit: () => {}, end: async () => {} };
  const box = new Box(file);
  const { application, graph, templates } = plan;
  box.add({ kind: 'black-box', format: blackBoxFormat, ...about, startedAt });
  box.add({ kind: 'plan', application, graph });
  for (const { stack, body } of templates) box.add({ kind: 'template', stack, body });
  for (const source of sources) {
    box.add({ kind: 'source', ...source, text: withDots(source.text, secrets()) });
  }
  const conceal = concealer(secrets);
  const elapsed = (): number => clock.now() - startedAt;
  const definitions =
    ecs && definitionReader(ecs, (found) => box.add({ kind: 'definition', ...found }));
  return {
    path: file.path,
    emit: (event) => {
      box.add({ kind: 'event', at: elapsed(), event: conceal.event(event) });
      definitions?.emit(event);
    },
    end: async (end) => {
      await definitions?.settled();
      const diagnostics = end.diagnostics.map((diagnostic) => ({
        ...diagnostic,
        message: conceal.text(diagnostic.message),
      }));
      box.add({ kind: 'end', at: elapsed(), outcome: end.outcome, diagnostics });
      box.close();
    },
  };
}

/** With a dot for each character of a value, so that spans still fit. */
function withDots(text: string, values: readonly string[]): string {
  const long = values.filter(({ length }) => length >= 6);
  return long.reduce((left, value) => left.replaceAll(value, '•'.repeat(value.length)), text);
}

/** The file while it is written; once the disk refuses, it stays as it is. */
class Box {
  readonly #path: string;
  #descriptor: number | undefined;
  #size = 0;

  constructor({ path, descriptor }: BoxFile) {
    this.#path = path;
    this.#descriptor = descriptor;
  }

  add(record: BlackBoxRecord): void {
    const descriptor = this.#descriptor;
    if (descriptor === undefined) return;
    const isWritten = attempt(() => {
      this.#size += writeSync(descriptor, writeLine(record));
      if (this.#size > longestFile) this.#shorten(descriptor);
      return true;
    });
    if (!isWritten) this.close();
  }

  close(): void {
    const descriptor = this.#descriptor;
    this.#descriptor = undefined;
    if (descriptor !== undefined) attempt(() => closeSync(descriptor));
  }

  /** In a file beside it, so that there is a whole one at every moment. */
  #shorten(descriptor: number): void {
    const records = readLines(readFileSync(this.#path, 'utf8'));
    const text = shortenRecords(records, shortened).map(writeLine).join('');
    const beside = `${this.#path}.new`;
    writeFileSync(beside, text, { mode: 0o600 });
    renameSync(beside, this.#path);
    closeSync(descriptor);
    this.#descriptor = openSync(this.#path, 'a');
    this.#size = Buffer.byteLength(text);
  }
}

function attempt<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
