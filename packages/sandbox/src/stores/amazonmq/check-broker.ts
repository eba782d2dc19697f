import { AwsError, NotModelled } from '../../aws/aws-error.ts';
import { readObjects, readTexts } from '../../resources/read-lists.ts';
import { type PropertyReader, readProperties } from '../../resources/read-properties.ts';
import type { Properties } from '../../resources/resource-handler.ts';

/** The only user of a RabbitMQ broker. */
export interface BrokerUser {
  readonly user: string;
  readonly password: string;
}

/** Checks what Amazon MQ checks before it creates a broker. Throws AwsError with its words. */
export function checkBroker(properties: PropertyReader, given: Properties): void {
  const engine = properties.requiredText('EngineType').toUpperCase();
  if (engine === 'ACTIVEMQ') throw new NotModelled('the broker engine ActiveMQ');
  if (engine !== 'RABBITMQ') throw badRequest(`Broker engine type [${engine}] is invalid.`);
  const version = properties.text('EngineVersion') ?? '4.2';
  if (!versions.includes(version)) {
    throw badRequest(
      `Broker engine version [${version}] is invalid for broker engine type [RABBITMQ]. Valid values: [${versions.join(', ')}]`,
    );
  }
  if (properties.boolean('AutoMinorVersionUpgrade') === false) {
    throw badRequest(
      `Brokers on [RabbitMQ] version [${version}] must have [autoMinorVersionUpgrade] set to [true].`,
    );
  }
  const instance = properties.requiredText('HostInstanceType');
  if (!/^mq\.(m5|m7g)\.\w+$/.test(instance)) {
    throw badRequest(
      `Broker engine type [RabbitMQ] does not support host instance type [${instance}].`,
    );
  }
  if (properties.nested('Logs', ['Audit', 'General'])?.boolean('Audit') !== undefined) {
    throw badRequest('Audit logging is not supported for RabbitMQ brokers.');
  }
  checkSubnets(properties.requiredText('DeploymentMode'), readTexts(given, 'SubnetIds'));
}

/** Amazon MQ Developer Guide, "Managing Amazon MQ for RabbitMQ engine versions". */
const versions: readonly string[] = ['3.13', '4.2', '4.3'];

function checkSubnets(mode: string, subnetIds: readonly string[]): void {
  if (mode === 'SINGLE_INSTANCE' && subnetIds.length !== 1) {
    throw badRequest('Specify exactly one subnet for deployment mode [SINGLE_INSTANCE].');
  }
  if (!['SINGLE_INSTANCE', 'CLUSTER_MULTI_AZ'].includes(mode)) {
    throw badRequest(`Broker engine type [RabbitMQ] does not support deployment mode [${mode}].`);
  }
}

/** Reads the user. Throws AwsError with Amazon MQ's words. */
export function readBrokerUser(given: Properties): BrokerUser {
  const [first, ...others] = readObjects(given, 'Users');
  if (first === undefined || others.length > 0) {
    throw badRequest('Specify exactly one user for engine type [RABBITMQ].');
  }
  const reader = readProperties('AWS::AmazonMQ::Broker Users', first, ['Username', 'Password']);
  const user = reader.requiredText('Username');
  const password = reader.requiredText('Password');
  if (!/^[\w.~-]{2,100}$/.test(user) || user === 'guest') {
    throw badRequest(`The username [${user}] is invalid.`);
  }
  if (password.length < 12 || new Set(password).size < 4 || /[,:=\s]/.test(password)) {
    throw badRequest(
      'The password must be at least 12 characters long, must contain at least 4 unique characters, and must not contain commas, colons, or equal signs.',
    );
  }
  return { user, password };
}

function badRequest(text: string): AwsError {
  return new AwsError('BadRequestException', text);
}
