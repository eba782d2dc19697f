import type { Clock } from '../../time/clock.ts';
import type { Call, Operation, Operations, ServiceName, Services } from '../operation.ts';
import { clockSkew, fiveMinutes, serverFault, throttling } from '../service-faults.ts';
import { BrokenConnection } from './broken-connection.ts';
import { type EarlierAnswers, earlierAnswers } from './earlier-answers.ts';
import type { ApiCall, Interfere, Interference, OnCall } from './interference.ts';
import { withoutNew } from './not-yet-visible.ts';

export interface Hooks {
  readonly interfere?: Interfere;
  readonly onCall?: OnCall;
}

/** The services with every call told to `onCall` and, if it says so, interfered with. */
export function interfereWith(
  services: Services,
  { interfere, onCall }: Hooks,
  clock: Clock,
): Services {
  if (interfere === undefined && onCall === undefined) return services;
  const answers = earlierAnswers(clock);

  function hook(
    service: ServiceName,
    name: string,
    { needs, run }: Operation<unknown, object>,
  ): Operation<unknown, object> {
    return {
      needs,
      run: async (input, call) => {
        const apiCall: ApiCall = { service, operation: name, input, caller: call.caller };
        onCall?.({ ...apiCall, needs: () => needs(input) });
        const really = async () => run(input, call);
        if (interfere === undefined) return really();
        const interference = await interfere(apiCall);
        return interference === undefined
          ? remember(answers, apiCall, really())
          : happen(interference, { apiCall, call, really, clock, answers });
      },
    };
  }

  const hooked = (service: ServiceName, operations: Operations): Operations =>
    Object.fromEntries(
      Object.entries(operations).map(([name, operation]) => [name, hook(service, name, operation)]),
    );

  // Object.entries gives plain text for keys.
  const names = Object.keys(services) as ServiceName[];
  return Object.fromEntries(
    names.map((service) => [service, hooked(service, services[service])]),
  ) as Services;
}

interface Happening {
  readonly apiCall: ApiCall;
  readonly call: Call;
  readonly really: () => Promise<object>;
  readonly clock: Clock;
  readonly answers: EarlierAnswers;
}

async function happen(interference: Interference, happening: Happening): Promise<object> {
  const { apiCall, call, really, clock, answers } = happening;
  const { service } = apiCall;
  switch (interference.kind) {
    case 'throttled':
      throw throttling(service);
    case 'failed':
      await effect(interference.done, really);
      throw serverFault(service, interference.status ?? 500);
    case 'reset':
      await effect(interference.done, really);
      throw new BrokenConnection('reset');
    case 'silent':
      await effect(interference.done, really);
      await wait(interference.milliseconds, happening);
      throw new BrokenConnection('silent');
    case 'slow': {
      const outcome = remember(answers, apiCall, really());
      await clock.sleep(interference.milliseconds, call.signal);
      return outcome;
    }
    case 'stale': {
      const { milliseconds } = interference;
      const earlier = answers.find(apiCall, milliseconds);
      const now = remember(answers, apiCall, really());
      return earlier ?? withoutNew(apiCall, await now, clock.now() - milliseconds);
    }
    case 'skewed': {
      const { at, now } = call.signed ?? { at: clock.now(), now: clock.now() };
      const serverTime = now + interference.milliseconds;
      if (Math.abs(at - serverTime) > fiveMinutes) throw clockSkew(service, at, serverTime);
      return remember(answers, apiCall, really());
    }
    case 'refused':
      throw interference.error;
    case 'answered':
      return interference.output;
  }
}

/** Whatever comes of it, nobody hears of it. */
async function effect(done: boolean | undefined, really: () => Promise<object>): Promise<void> {
  if (done === true) await really().catch(() => undefined);
}

function wait(milliseconds: number | undefined, { clock, call }: Happening): Promise<void> {
  if (milliseconds !== undefined) return clock.sleep(milliseconds, call.signal);
  return new Promise((_resolve, reject) => {
    call.signal?.addEventListener('abort', () => reject(call.signal?.reason), { once: true });
  });
}

function remember(
  answers: EarlierAnswers,
  call: ApiCall,
  outcome: Promise<object>,
): Promise<object> {
  // A refusal that is only kept is no fault of this process.
  outcome.catch(() => undefined);
  answers.keep(call, outcome);
  return outcome;
}
