import { timeOf } from './amz-date.ts';
import { AwsError, NotModelled } from './aws-error.ts';
import type { Call, Caller, ServiceName, Services } from './operation.ts';

/** An AWS SDK v3 client, as far as attaching it needs. */
export interface SdkClient {
  readonly middlewareStack: {
    // biome-ignore lint/suspicious/noExplicitAny: the SDK's own signature differs for every client.
    add(middleware: (next: any, context: any) => any, options: any): void;
  };
}

/**
 * Makes an SDK client talk to the sandbox instead of AWS, in this process: commands are serialised,
 * signed and retried by the SDK as ever, and answered where the HTTP request would leave. Outputs
 * and exceptions are the SDK's (`error instanceof ClusterNotFoundException` holds).
 */
export function attach<Client extends SdkClient>(
  client: Client,
  service: ServiceName,
  services: Services,
  caller: Caller = { kind: 'developer' },
): Client {
  client.middlewareStack.add(
    (_next, context: CommandContext) => async (args: SerializedCommand) => {
      const { commandName, __smithy_context: options } = context;
      const call = { caller, ...signalOf(options), ...signedOf(args.request) };
      const name = commandName.replace(/Command$/, '');
      const output = await untilAborted(answer(services, service, name, args.input, call), call);
      return { output, response: { statusCode: 200, headers: {} } };
    },
    { step: 'deserialize', priority: 'high', name: 'sandbox', override: true },
  );
  return client;
}

/** What the SDK knows of a command on its way, as far as it matters here. */
interface CommandContext {
  readonly commandName: string;
  readonly __smithy_context?: { readonly abortSignal?: AbortSignal };
}

interface SerializedCommand {
  readonly input: unknown;
  readonly request?: { readonly headers?: Readonly<Record<string, string>> };
}

function signalOf({ abortSignal: signal }: { readonly abortSignal?: AbortSignal } = {}) {
  return signal === undefined ? {} : { signal };
}

/** Clients in this process sign by the machine's clock, whatever clock the sandbox has. */
function signedOf({ headers }: SerializedCommand['request'] = {}): Pick<Call, 'signed'> {
  const at = timeOf(headers?.['x-amz-date'] ?? '');
  return Number.isNaN(at) ? {} : { signed: { at, now: Date.now() } };
}

/** Lets go of an answer when the caller does, as an HTTP client would; the call itself goes on. */
function untilAborted(answered: Promise<object>, { signal }: Call): Promise<object> {
  if (signal === undefined) return answered;
  return new Promise((resolve, reject) => {
    const abort = () => reject(Object.assign(new Error('Request aborted'), { name: 'AbortError' }));
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    answered.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

async function answer(
  services: Services,
  service: ServiceName,
  name: string,
  input: unknown,
  call: Call,
): Promise<object> {
  try {
    call.signal?.throwIfAborted();
    const operation = services[service][name];
    if (!operation) throw new NotModelled(`${service} ${name}`);
    const output = await operation.run(input, call);
    return { ...output, $metadata: { httpStatusCode: 200, attempts: 1 } };
  } catch (error) {
    throw error instanceof AwsError ? asSdkException(error) : error;
  }
}

/** SDK exceptions are told apart by their name, which `instanceof` of a client's classes reads. */
function asSdkException(error: AwsError): Error {
  return Object.assign(new Error(error.message, { cause: error }), {
    ...error.details,
    name: error.name,
    $fault: error.fault,
    $metadata: { httpStatusCode: error.status },
    $response: { statusCode: error.status, headers: {} },
    ...(error.serverTime !== undefined && {
      ServerTime: new Date(error.serverTime).toUTCString(),
    }),
  });
}
