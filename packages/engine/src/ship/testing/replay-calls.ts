import type { Client, Command, RecordedCall } from './recorded-calls.ts';

/** What an emulator made of an operation's calls. */
export interface Replayed {
  /** `ecs DescribeServices` */
  readonly operation: string;
  readonly calls: number;
  /** What it refused: status, code and message. */
  readonly refusals: readonly string[];
}

/**
 * Sends recorded calls, each once, to another endpoint, through clients of the same kinds that speak
 * to it over HTTP. Ids that it gives are put for those of the recording.
 */
export async function replayCalls(
  calls: readonly RecordedCall[],
  clients: Readonly<Record<string, Client>>,
  endpoint: string,
): Promise<readonly Replayed[]> {
  const ids = new Map<string, string>();
  const done = new Set<string>();
  const replayed = new Map<string, { calls: number; refusals: string[] }>();
  for (const { client, command, output } of calls) {
    const input = translate(command.input, ids);
    const operation = `${client} ${command.constructor.name.replace(/Command$/, '')}`;
    const call = `${operation} ${JSON.stringify(input)}`;
    if (done.has(call)) continue;
    done.add(call);
    const result = replayed.get(operation) ?? { calls: 0, refusals: [] };
    replayed.set(operation, result);
    result.calls += 1;
    try {
      const answer = await clientFor(client, clients, endpoint).send(again(command, input));
      pair(output, answer, ids);
    } catch (error) {
      result.refusals.push(refusalOf(error));
    }
  }
  return [...replayed].map(([operation, result]) => ({ operation, ...result }));
}

function again(command: Command, input: unknown): Command {
  const Constructor = command.constructor as unknown as new (input: unknown) => Command;
  return new Constructor(input);
}

function refusalOf(error: unknown): string {
  if (!(error instanceof Error)) throw error;
  const { $response, $metadata }: Refusal = error;
  const status = $metadata?.httpStatusCode ?? $response?.statusCode;
  return `${status} ${error.name}: ${error.message.split('\n')[0]}`;
}

/** Where the SDK keeps the status: of an answer that it cannot read, elsewhere. */
interface Refusal extends Error {
  readonly $metadata?: { readonly httpStatusCode?: number };
  readonly $response?: { readonly statusCode?: number };
}

function clientFor(
  name: string,
  clients: Readonly<Record<string, Client>>,
  endpoint: string,
): Client {
  const Constructor = clients[name]?.constructor as new (settings: object) => Client;
  return new Constructor({
    endpoint,
    region: 'ap-northeast-2',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
    forcePathStyle: true,
  });
}

/** Learns from two answers to one call which id of the one is which of the other. */
function pair(recorded: unknown, answered: unknown, ids: Map<string, string>): void {
  if (typeof recorded === 'string' && typeof answered === 'string') {
    if (recorded !== answered && isId(recorded) && isId(answered)) ids.set(recorded, answered);
  } else if (isObject(recorded) && isObject(answered)) {
    for (const [key, value] of Object.entries(recorded)) {
      if (key !== '$metadata') pair(value, answered[key], ids);
    }
  }
}

function isId(text: string): boolean {
  return /^arn:|^[a-z]+-[0-9a-f]{8,}$|^[0-9a-f-]{32,36}$/.test(text);
}

function translate(input: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (typeof input === 'string') return ids.get(input) ?? input;
  if (Array.isArray(input)) return input.map((each) => translate(each, ids));
  if (!isObject(input) || input instanceof Uint8Array || input instanceof Date) return input;
  return Object.fromEntries(
    Object.entries(input).map(([key, each]) => [key, translate(each, ids)]),
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
