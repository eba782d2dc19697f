import type { Clock } from '@seaworthy/sandbox';
import type { Account } from './account.ts';
import type { AwsClients } from './clients.ts';
import { explainAwsError } from './explain-aws-error.ts';
import type { FurtherClients } from './further-clients.ts';
import { type Random, shortestWait, spreadWait } from './spread-wait.ts';

interface Patience {
  readonly clock: Clock;
  /** Milliseconds; absent: ten minutes. */
  readonly patience?: number;
  readonly random?: Random | undefined;
}

/** What a call may pass with time. */
const passing: ReadonlySet<string> = new Set([
  'deploy/throttled',
  'deploy/unreachable',
  'deploy/aws-fails',
]);

/**
 * Has every call of the clients tried again when AWS is busy, fails or cannot be reached, longer
 * than the SDK does: a deployment of half an hour must not end for a minute without network. Calls
 * that make something carry a token, or are refused the second time.
 */
export function bePatient(
  clients: AwsClients | FurtherClients,
  { clock, patience = tenMinutes, random }: Patience,
): void {
  for (const client of Object.values(clients)) {
    const { middlewareStack }: Patient = client;
    middlewareStack.add(
      (next, { __smithy_context: { abortSignal } = {} }) =>
        async (args) => {
          const end = clock.now() + patience;
          for (let wait = spreadWait(shortestWait, random); ; wait = spreadWait(wait, random)) {
            try {
              return await next(args);
            } catch (error) {
              const { code = '' } = explainAwsError(error) ?? {};
              if (!passing.has(code) || clock.now() + wait > end) throw error;
            }
            await clock.sleep(wait, abortSignal);
          }
        },
      { step: 'initialize', priority: 'low', name: 'patience', override: true },
    );
  }
}

/** The same for the clients that are opened when they are needed. */
export function patientFurther({
  further,
  clock,
  random,
}: Pick<Account, 'further' | 'clock' | 'random'>): Account['further'] {
  return async () => {
    const clients = await further();
    bePatient(clients, { clock, random });
    return clients;
  };
}

/** Milliseconds. */
const tenMinutes = 600_000;

// biome-ignore lint/suspicious/noExplicitAny: what is called differs for every client.
type Call = (args: any) => Promise<any>;

/** As much of an SDK client as it takes. */
interface Patient {
  readonly middlewareStack: {
    // biome-ignore lint/suspicious/noExplicitAny: so do its options.
    add(middleware: (next: Call, context: CallContext) => Call, options: any): void;
  };
}

interface CallContext {
  /** What the call was sent with. */
  readonly __smithy_context?: { readonly abortSignal?: AbortSignal };
}
