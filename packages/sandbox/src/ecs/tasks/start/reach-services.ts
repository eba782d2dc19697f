import { type ImageReference, parseImageReference } from '../../../images/image-reference.ts';
import type { Destination } from '../../../network/network.ts';
import { logTargetOf, type StartAccount, secretsOf, type TaskStart } from './task-start.ts';
import {
  initializationError,
  loggerError,
  pullError,
  type TaskStartError,
} from './task-start-error.ts';

/** Something that the task must reach on port 443 before it can start. */
interface Contact {
  readonly host: string;
  readonly destination: Destination;
  /** What AWS says when no packet arrives. */
  readonly timedOut: () => TaskStartError;
}

/**
 * Whether packets from the task's interface arrive at everything that starting takes: registry,
 * secrets, parameters, logs. The first that is out of reach costs as long as AWS retries.
 */
export async function reachServices(
  account: StartAccount,
  start: TaskStart,
  signal: AbortSignal,
): Promise<void> {
  const { networkInterface: from } = start;
  for (const { host, destination, timedOut } of contactsOf(account, start)) {
    const reach = account.network.reach(from, destination, 443);
    // An endpoint that refuses does answer: that is a matter of permissions.
    if (reach.open || reach.obstacle.kind === 'endpoint-policy') continue;
    const { explanation } = reach;
    account.observe({
      kind: 'connection-blocked',
      from: from.owner,
      to: host,
      port: 443,
      explanation,
    });
    await account.waits.pass('unreachable-service', `${host} from ${from.owner}`, signal);
    throw timedOut();
  }
}

function contactsOf(account: StartAccount, start: TaskStart): readonly Contact[] {
  return [
    ...registryContacts(account, start),
    ...secretContacts(account, start),
    ...logContacts(account, start),
  ];
}

/** The documentation range stands for AWS's addresses, which the sandbox does not have. */
const dialTimeout = 'dial tcp 192.0.2.1:443: i/o timeout';
const checkNetwork = 'Please check your task network configuration.';
const deadline = `RequestCanceled: request context canceled caused by: context deadline exceeded. ${checkNetwork}`;

function registryContacts(
  { identity, network, repositories }: StartAccount,
  { definition, networkInterface }: TaskStart,
): readonly Contact[] {
  return definition.containerDefinitions.flatMap(({ name = '', image = '' }) => {
    const { registry, repository } = repositories.find(image);
    const reference = parseImageReference(image);
    const manifest: Contact = {
      host: registry,
      destination:
        repository === undefined
          ? network.resolve(registry, networkInterface.vpcId)
          : service('ecr.dkr'),
      timedOut: () =>
        pullError(
          `pull image manifest has been retried 5 time(s): failed to resolve ref ${reference.full}: failed to do request: Head "${manifestUrl(reference)}": ${dialTimeout}`,
          name,
        ),
    };
    if (repository === undefined) return [manifest];
    const api = `api.ecr.${identity.region}.amazonaws.com`;
    const layers = `prod-${identity.region}-starport-layer-bucket.s3.${identity.region}.amazonaws.com`;
    return [
      {
        host: api,
        destination: service('ecr.api'),
        timedOut: () =>
          initializationError(
            `unable to retrieve ecr registry auth: service call has been retried 5 time(s): RequestError: send request failed caused by: Post "https://${api}/": ${dialTimeout}. ${checkNetwork}`,
          ),
      },
      manifest,
      {
        host: layers,
        destination: service('s3'),
        timedOut: () =>
          pullError(
            `ref pull has been retried 5 time(s): failed to copy: httpReadSeeker: failed open: failed to do request: Get "https://${layers}/": ${dialTimeout}`,
            name,
          ),
      },
    ];
  });
}

function secretContacts({ identity }: StartAccount, { definition }: TaskStart): readonly Contact[] {
  const sources = secretsOf(definition).map(({ source }) => source);
  const secret = sources.find((source) => source.kind === 'secret');
  const parameter = sources.find((source) => source.kind === 'parameter');
  return [
    ...(secret === undefined
      ? []
      : [
          {
            host: `secretsmanager.${identity.region}.amazonaws.com`,
            destination: service('secretsmanager'),
            timedOut: () =>
              initializationError(
                `unable to retrieve secret from asm: service call has been retried 5 time(s): failed to fetch secret ${secret.secretId} from secrets manager: ${deadline}`,
              ),
          },
        ]),
    ...(parameter === undefined
      ? []
      : [
          {
            host: `ssm.${identity.region}.amazonaws.com`,
            destination: service('ssm'),
            timedOut: () =>
              initializationError(
                `unable to retrieve secrets from ssm: service call has been retried 5 time(s): ${deadline}`,
              ),
          },
        ]),
  ];
}

function logContacts(
  { identity }: StartAccount,
  { definition, taskId }: TaskStart,
): readonly Contact[] {
  return definition.containerDefinitions.some((container) => logTargetOf(container, taskId))
    ? [
        {
          host: `logs.${identity.region}.amazonaws.com`,
          destination: service('logs'),
          timedOut: () => loggerError(': signal: killed'),
        },
      ]
    : [];
}

function service(name: string): Destination {
  return { kind: 'service', service: name };
}

function manifestUrl({ registry, repository, tag, digest }: ImageReference): string {
  return `https://${registry}/v2/${repository}/manifests/${digest ?? tag}`;
}
