import { AwsError, NotModelled } from '../aws/aws-error.ts';
import type { Identity } from '../aws/identity.ts';
import type { Operation, Operations, Services } from '../aws/operation.ts';
import type { Roles } from '../iam/roles.ts';
import type { Clock } from '../time/clock.ts';
import { findDenial } from './sessions/authorize.ts';
import type { Sessions } from './sessions/sessions.ts';
import { authenticate } from './signature/authenticate.ts';
import { refuse } from './signature/refuse.ts';
import type { WireCall, WireProtocol, WireRequest, WireResponse } from './wire/wire-protocol.ts';

export interface CallParts {
  readonly services: Partial<Services>;
  readonly sessions: Sessions;
  readonly roles: Roles;
  readonly identity: Identity;
  readonly clock: Clock;
  /** Told of what is no answer of AWS's but a fault of the sandbox. */
  readonly onFault: (error: unknown) => void;
}

/** Answers one signed call: who calls, what for, whether they may, and what comes of it. */
export async function answerCall(
  request: WireRequest,
  protocol: WireProtocol,
  parts: CallParts,
): Promise<WireResponse> {
  const requestId = parts.identity.uuid();
  const unsigned = protocol.answerUnsigned?.(request);
  if (unsigned !== undefined) return unsigned;
  try {
    const { caller } = await authenticate(request, protocol, parts);
    const call = protocol.read(request);
    const operation = operationOf(call, parts.services);
    const denial = findDenial(caller, operation.needs(call.input), parts.roles);
    if (denial !== undefined) throw refuse(protocol, 'access-denied', denial);
    const { signal } = request;
    const output = await operation.run(call.input, { caller, ...(signal ? { signal } : {}) });
    return protocol.writeOutput(call, output, requestId);
  } catch (error) {
    return protocol.writeError(request, asAwsError(error, parts.onFault), requestId);
  }
}

function operationOf(call: WireCall, services: Partial<Services>): Operation<unknown, object> {
  const operations: Operations = services[call.service] ?? {};
  const operation = Object.hasOwn(operations, call.operation)
    ? operations[call.operation]
    : undefined;
  if (!operation) throw new NotModelled(`${call.service} ${call.operation}`);
  return operation;
}

/** What the fault was is not for the caller: it might quote anything. */
function asAwsError(error: unknown, onFault: (error: unknown) => void): AwsError {
  if (error instanceof AwsError) return error;
  onFault(error);
  return new AwsError('InternalFailure', 'The sandbox failed to answer this call.', {
    fault: 'server',
  });
}
