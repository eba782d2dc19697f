import { timeOf } from '../aws/amz-date.ts';
import { AwsError, NotModelled } from '../aws/aws-error.ts';
import type { Identity } from '../aws/identity.ts';
import { BrokenConnection } from '../aws/interference/broken-connection.ts';
import type { Call, Operation, Operations, Services } from '../aws/operation.ts';
import type { Roles } from '../iam/roles.ts';
import type { Clock } from '../time/clock.ts';
import { findDenial } from './sessions/authorize.ts';
import type { Sessions } from './sessions/sessions.ts';
import { authenticate } from './signature/authenticate.ts';
import { readAuthorization } from './signature/read-authorization.ts';
import { refuse } from './signature/refuse.ts';
import type { WireCall, WireProtocol, WireRequest, WireResponse } from './wire/wire-protocol.ts';

export interface CallParts {
  readonly services: Partial<Services>;
  readonly sessions: Sessions;
  readonly roles: Roles;
  readonly identity: Identity;
  readonly clock: Clock;
  /** How far a caller's clock may be off, in milliseconds; five minutes unless said. */
  readonly clockTolerance?: number;
  /** Told of what is no answer of AWS's but a fault of the sandbox. */
  readonly onFault: (error: unknown) => void;
}

/**
 * Answers one signed call: who calls, what for, whether they may, and what comes of it. Rejects
 * when there is to be no answer.
 */
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
    const output = await operation.run(call.input, {
      caller,
      ...(signal ? { signal } : {}),
      ...signedOf(request, parts.clock),
    });
    return protocol.writeOutput(call, output, requestId);
  } catch (error) {
    if (error instanceof BrokenConnection) throw error;
    const refusal = asAwsError(error, parts.onFault);
    return withTime(protocol.writeError(request, refusal, requestId), refusal);
  }
}

function signedOf(request: WireRequest, clock: Clock): Pick<Call, 'signed'> {
  const authorization = readAuthorization(request);
  if (authorization === undefined || authorization === 'incomplete') return {};
  return { signed: { at: timeOf(authorization.signedAt), now: clock.now() } };
}

function withTime(response: WireResponse, { serverTime }: AwsError): WireResponse {
  if (serverTime === undefined) return response;
  const date = new Date(serverTime).toUTCString();
  return { ...response, headers: { ...response.headers, date } };
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
