import type { BrokerStore } from '../../application/store.ts';
import { awsName, logicalId } from '../../text/names.ts';
import { attribute, resource, select } from '../build-resource.ts';
import type { Resource } from '../graph.ts';
import type { Reference } from '../intrinsics.ts';
import { type AlarmRequest, buildAlarms } from './alarm.ts';
import { addressOf, type BuiltStore, type DataScope, ownedBy } from './built-store.ts';
import { buildCredentials, passwordOf } from './credentials.ts';
import { kept } from './retention.ts';

/** Builds RabbitMQ on Amazon MQ: one broker, or three in different zones. */
export function buildBroker(store: BrokerStore, scope: DataScope): BuiltStore {
  const { application, takings } = scope;
  const credentials = buildCredentials(store, store.username);
  const subnets = takings.subnets('private-subnets');
  const name = awsName(50, application.name, application.environment, store.name);
  const broker = resource(
    'AWS::AmazonMQ::Broker',
    logicalId(store.name, 'broker'),
    {
      BrokerName: name,
      EngineType: 'RABBITMQ',
      EngineVersion: store.version,
      HostInstanceType: store.instanceType,
      DeploymentMode: store.cluster ? 'CLUSTER_MULTI_AZ' : 'SINGLE_INSTANCE',
      SubnetIds: store.cluster ? subnets : [select(0, subnets)],
      SecurityGroups: [takings.value(`security-group/${store.name}`)],
      PubliclyAccessible: false,
      // Amazon MQ requires it of RabbitMQ 3.13 and later.
      AutoMinorVersionUpgrade: true,
      Users: [{ Username: store.username, Password: passwordOf(credentials) }],
      Logs: { General: true },
    },
    { ...ownedBy(store), ...kept },
  );
  return {
    credentials,
    resources: [credentials, broker, ...buildAlarms(store, alarmsOf(store, name), scope)],
    values: new Map(addressOf(store, hostOf(broker), store.port)),
    backups: [],
  };
}

/** The host in the first endpoint, `amqps://b-….mq.ap-northeast-2.amazonaws.com:5671`. */
function hostOf(broker: Resource<'AWS::AmazonMQ::Broker'>): Reference {
  const endpoint = select(0, attribute(broker, 'AmqpEndpoints'));
  const address = select(1, { 'Fn::Split': ['//', endpoint] });
  return select(0, { 'Fn::Split': [':', address] });
}

function alarmsOf(store: BrokerStore, name: string): readonly AlarmRequest[] {
  const common = {
    namespace: 'AWS/AmazonMQ',
    dimensions: [{ Name: 'Broker', Value: name }],
    statistic: 'Maximum',
    when: 'above',
  } as const;
  return [
    {
      ...common,
      id: [store.name, 'cpu'],
      description: `The broker ${store.name} uses more than 80 % of its CPU.`,
      metric: 'SystemCpuUtilization',
      threshold: 80,
    },
    {
      ...common,
      id: [store.name, 'backlog'],
      description: `The broker ${store.name} holds more than 100,000 messages.`,
      metric: 'MessageCount',
      threshold: 100_000,
    },
  ];
}
