import type { Readable } from 'node:stream';

/** One message of an engine's answer to a pull or a build. */
export interface ProgressMessage {
  readonly stream?: string;
  readonly status?: string;
  readonly error?: string;
  readonly errorDetail?: { readonly message?: string };
}

/** Reports each line of an engine's progress as it comes; throws ProgressFailure with its error. */
export async function followProgress(
  answer: NodeJS.ReadableStream,
  report: (line: string) => void,
): Promise<void> {
  const last: string[] = [];
  for await (const message of messages(answer as Readable)) {
    const error = message.error ?? message.errorDetail?.message;
    if (error !== undefined) throw new ProgressFailure(error.trim(), last);
    for (const line of (message.stream ?? message.status ?? '').split('\n')) {
      if (line.trim() === '') continue;
      last.push(line);
      if (last.length > 30) last.shift();
      report(line);
    }
  }
}

/** What an engine was doing failed; `lastLines` is what it said before. */
export class ProgressFailure extends Error {
  override readonly name = 'ProgressFailure';
  readonly lastLines: readonly string[];

  constructor(message: string, lastLines: readonly string[]) {
    super(message);
    this.lastLines = lastLines;
  }
}

async function* messages(answer: Readable): AsyncGenerator<ProgressMessage> {
  let rest = '';
  for await (const bytes of answer) {
    const lines = (rest + bytes).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') yield JSON.parse(line);
  }
  if (rest.trim() !== '') yield JSON.parse(rest);
}
