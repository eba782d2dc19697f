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
    (_next, context: { readonly commandName: string }) =>
      async (args: { readonly input: unknown }) => {
        const operation = context.commandName.replace(/Command$/, '');
        const output = await answer(services, service, operation, args.input, { caller });
        return { output, response: { statusCode: 200, headers: {} } };
      },
    { step: 'deserialize', priority: 'high', name: 'sandbox', override: true },
  );
  return client;
}

async function answer(
  services: Services,
  service: ServiceName,
  name: string,
  input: unknown,
  call: Call,
): Promise<object> {
  try {
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
  });
}
