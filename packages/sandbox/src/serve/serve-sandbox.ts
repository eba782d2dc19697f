import type { Hooks } from '../aws/interference/interfere-with.ts';
import { createIdentity } from '../aws/random-identity.ts';
import { createCertificateAuthority } from '../certificates/create-certificate-authority.ts';
import type { ScriptFor } from '../runner/scripted/script.ts';
import { createSandbox, type Sandbox } from '../sandbox.ts';
import { fastClock } from '../time/fast-clock.ts';
import { shortenedWaits } from '../time/waits.ts';
import { obligingRunner } from './obliging-runner.ts';
import { usualScript } from './usual-script.ts';

export interface ServeRequest extends Hooks {
  /** Of the API; any free one unless said. */
  readonly port?: number;
  /** `eu-west-1` unless said. */
  readonly region?: string;
  readonly account?: string;
  /** How many seconds pass in one; 1 unless said. */
  readonly speed?: number;
  /** What containers do; the usual unless said: services are healthy at once, jobs end well. */
  readonly scriptFor?: ScriptFor;
  readonly onFault?: (error: unknown) => void;
}

/** A sandbox that real clients can speak to, until it is closed. */
export interface ServedSandbox {
  readonly sandbox: Sandbox;
  /** `http://127.0.0.1:PORT`: AWS's API, the registry, and a proxy to load balancers. */
  readonly url: string;
  readonly port: number;
  /** What a client in another process needs in its environment. */
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/**
 * Serves an empty account on this machine's loopback. Its containers are scripted, its stores have
 * names only, and AWS's own waits are shortened.
 */
export async function serveSandbox(request: ServeRequest = {}): Promise<ServedSandbox> {
  const { region = 'eu-west-1', account = '123456789012', speed = 1 } = request;
  const clock = fastClock(speed);
  const sandbox = createSandbox({
    identity: createIdentity({ account, region, seed: clock.now() }),
    clock,
    waits: shortenedWaits(clock, () => {}),
    observe: () => {},
    certificates: createCertificateAuthority(),
    runner: obligingRunner(clock, request.scriptFor ?? usualScript),
    storeServers: {
      start: async ({ kind }) => ({
        description: `${kind} by name only`,
        dial: () => Promise.reject(new Error('a store by name only takes no connection')),
        stop: async () => {},
      }),
    },
    dialOutside: () => Promise.reject(new Error('nothing is outside')),
    dialAgent: () => Promise.reject(new Error('nobody answers')),
    // Any image of another registry is there, and fits any processor.
    localImages: (reference) => ({
      digest: `sha256:${'0'.repeat(64)}`,
      architectures: ['X86_64', 'ARM64'],
      compressedSize: 50_000_000,
      engineReference: reference,
    }),
    exposeListeners: () => 0,
    // A clock that goes ahead is never that of the caller.
    ...(speed !== 1 && { clockTolerance: Number.POSITIVE_INFINITY }),
    ...(request.interfere && { interfere: request.interfere }),
    ...(request.onCall && { onCall: request.onCall }),
    ...(request.onFault && { onFault: request.onFault }),
  });
  const running = await sandbox.endpoints.listen(request.port);
  const { accessKeyId, secretAccessKey } = sandbox.endpoints.developer;
  return {
    sandbox,
    url: running.url,
    port: running.port,
    environment: {
      AWS_ENDPOINT_URL: running.url,
      AWS_REGION: region,
      AWS_DEFAULT_REGION: region,
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_EC2_METADATA_DISABLED: 'true',
    },
    close: async () => {
      // Else the scheduler would replace the tasks that end while everything is taken down.
      await clock.close();
      await running.close();
      await sandbox.close();
    },
  };
}
