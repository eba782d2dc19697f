import { AwsError } from '../../aws/aws-error.ts';
import { arnOf } from '../../aws/identity.ts';
import { readTexts } from '../../resources/read-lists.ts';
import { readProperties } from '../../resources/read-properties.ts';
import type {
  ResourceHandler,
  ResourceRequest,
  ResourceState,
} from '../../resources/resource-handler.ts';
import { refuseChanges } from '../refuse-changes.ts';
import { closeStore, openStore, type RunningStore } from '../running-store.ts';
import { hintsFor, type StoresParts } from '../stores-parts.ts';
import { checkBroker, readBrokerUser } from './check-broker.ts';

const type = 'AWS::AmazonMQ::Broker';

/** RabbitMQ brokers, reached by AMQP over TLS. */
export function brokerHandler(parts: StoresParts): ResourceHandler {
  const brokers = new Map<string, RunningStore & { readonly name: string }>();
  return {
    fidelity: 'modelled',
    wait: 'broker',
    async create(request) {
      const properties = readProperties(type, request.properties, known);
      const name = properties.requiredText('BrokerName');
      if ([...brokers.values()].some((broker) => broker.name === name)) {
        throw new AwsError(
          'ConflictException',
          `Broker with name [${name}] already exists. Specify a different name.`,
          { status: 409 },
        );
      }
      checkBroker(properties, request.properties);
      const id = `b-${parts.identity.uuid()}`;
      const store = await startBroker(parts, id, name, request);
      brokers.set(id, { ...store, name });
      return stateOf(parts, id, name, store);
    },
    async update({ properties: after, before, state }) {
      checkBroker(readProperties(type, after, known), after);
      refuseChanges(type, before, after, ['EngineVersion', 'Users']);
      const broker = brokers.get(state.physicalId);
      if (broker === undefined) throw notFound(state.physicalId);
      broker.endpoint.regroup(readTexts(after, 'SecurityGroups'));
      return stateOf(parts, state.physicalId, broker.name, broker);
    },
    async delete({ state }) {
      const broker = brokers.get(state.physicalId);
      if (broker === undefined) return;
      brokers.delete(state.physicalId);
      await closeStore(broker);
    },
  };
}

const known = [
  ...['BrokerName', 'EngineType', 'EngineVersion', 'HostInstanceType', 'DeploymentMode', 'Users'],
  ...['SubnetIds', 'SecurityGroups', 'PubliclyAccessible', 'AutoMinorVersionUpgrade', 'Logs'],
  // Without effect here.
  ...['EncryptionOptions', 'MaintenanceWindowStartTime', 'StorageType', 'Tags'],
];

const port = 5671;

async function startBroker(
  parts: StoresParts,
  id: string,
  name: string,
  request: ResourceRequest,
): Promise<RunningStore> {
  const { properties, signal } = request;
  const host = hostOf(parts, id);
  const user = readBrokerUser(properties);
  const wanted = { kind: 'rabbitmq', host, ...user, ...hintsFor(parts, request) } as const;
  const server = await parts.servers.start(wanted, signal);
  const [subnetId = ''] = readTexts(properties, 'SubnetIds');
  return openStore(parts.network, server, [host], {
    subnetId,
    securityGroupIds: readTexts(properties, 'SecurityGroups'),
    isPublic: properties.PubliclyAccessible === true,
    owner: `broker ${name}`,
    port,
  });
}

function hostOf({ identity }: StoresParts, id: string): string {
  return `${id}.mq.${identity.region}.amazonaws.com`;
}

function stateOf(
  parts: StoresParts,
  id: string,
  name: string,
  { endpoint }: RunningStore,
): ResourceState {
  const host = hostOf(parts, id);
  return {
    physicalId: id,
    attributes: {
      Id: id,
      Arn: arnOf(parts.identity, 'mq', `broker:${name}:${id}`),
      AmqpEndpoints: [`amqps://${host}:${port}`],
      ConsoleURLs: [`https://${host}`],
      IpAddresses: [endpoint.address()],
    },
  };
}

function notFound(id: string): AwsError {
  const text = `Can't find requested broker [${id}]. Make sure your broker exists.`;
  return new AwsError('NotFoundException', text, { status: 404 });
}
