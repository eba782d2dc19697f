import type { Account } from '../account.ts';
import { NotModelled } from '../aws/aws-error.ts';
import type { Operations, Services } from '../aws/operation.ts';
import { answerCall } from './answer-call.ts';
import type { ContainerAddresses } from './containers/container-addresses.ts';
import { createContainerEndpoints } from './containers/container-endpoints.ts';
import type { UsageOf } from './containers/container-stats.ts';
import { type RunningEndpoints, type ServeOptions, serve } from './serve.ts';
import { createSessions, type Session, type Sessions } from './sessions/sessions.ts';
import { stsOperations } from './sessions/sts-operations.ts';
import { readAuthorization } from './signature/read-authorization.ts';
import { jsonProtocol } from './wire/json/json-protocol.ts';
import { queryProtocol } from './wire/query/query-protocol.ts';
import { restJsonProtocol, restXmlProtocol } from './wire/rest/rest-protocol.ts';
import type { WireProtocol, WireRequest, WireResponse } from './wire/wire-protocol.ts';

export interface EndpointDependencies
  extends Pick<Account, 'identity' | 'clock' | 'roles' | 'tasks'> {
  /** What is answered over HTTP. STS is the endpoints' own unless given. */
  readonly services: Partial<Services>;
  /** The keys that are good; absent: new ones. */
  readonly sessions?: Sessions;
  /** How far a caller's clock may be off, in milliseconds; five minutes unless said. */
  readonly clockTolerance?: number;
  readonly addresses: ContainerAddresses;
  /** Further protocols, asked before JSON and Query. */
  readonly protocols?: readonly WireProtocol[];
  readonly usageOf?: UsageOf;
  /** Answers what is no call of AWS's API, such as requests to a registry. */
  readonly answerFirst?: ServeOptions['answerFirst'];
  /** Told of faults of the sandbox, which callers see as InternalFailure. */
  readonly onFault?: (error: unknown) => void;
}

/** AWS and ECS's agent over HTTP, for containers and for real clients. */
export interface Endpoints {
  /** The keys of the developer, who may do everything. */
  readonly developer: Session;
  /** STS, for clients in this process as well. */
  readonly operations: Operations;
  handle(request: WireRequest): Promise<WireResponse>;
  /** Serves on 127.0.0.1. */
  listen(port?: number): Promise<RunningEndpoints>;
}

export function createEndpoints(dependencies: EndpointDependencies): Endpoints {
  const { services, clock, identity, roles } = dependencies;
  const sessions = dependencies.sessions ?? createSessions({ identity, clock });
  const operations = stsOperations({ sessions, roles, identity });
  const protocols = [
    ...(dependencies.protocols ?? []),
    jsonProtocol,
    restJsonProtocol,
    restXmlProtocol,
    queryProtocol,
  ];
  const { answerFirst } = dependencies;
  const served = answerFirst === undefined ? {} : { answerFirst };
  const answerContainer = createContainerEndpoints({
    ...dependencies,
    sessions,
    usageOf: dependencies.usageOf ?? (async () => undefined),
  });
  const parts = {
    services: { STS: operations, ...services },
    sessions,
    roles,
    identity,
    clock,
    ...(dependencies.clockTolerance !== undefined && {
      clockTolerance: dependencies.clockTolerance,
    }),
    onFault: dependencies.onFault ?? (() => undefined),
  };

  async function handle(request: WireRequest): Promise<WireResponse> {
    const isSigned = readAuthorization(request) !== undefined;
    const answer = isSigned ? undefined : await answerContainer(request);
    if (answer) return answer;
    const protocol = protocols.find((candidate) => candidate.claims(request));
    if (protocol) return answerCall(request, protocol, parts);
    const error = new NotModelled(`${request.method} requests to ${request.path}`);
    return jsonProtocol.writeError(request, error, identity.uuid());
  }

  return {
    developer: sessions.developer,
    operations,
    handle,
    listen: (port) => serve(handle, clock, { ...served, ...(port !== undefined && { port }) }),
  };
}
