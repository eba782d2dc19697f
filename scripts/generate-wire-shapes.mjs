/**
 * Writes how the inputs and outputs of the operations that the sandbox answers look on the wire,
 * from the schemas in the SDK's own clients: names of elements, places in an HTTP request, and
 * which values are times, numbers or bytes.
 *
 *     npm run generate
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { NormalizedSchema } from '@smithy/core/schema';
import { emptySandbox } from './generate-sandbox-spec.mjs';

const file = fileURLToPath(
  new URL('../packages/sandbox/src/endpoints/wire/shapes/shapes.generated.ts', import.meta.url),
);

/** The SDK's package of each service, and the name that its requests are signed for. S3 has its own protocol. */
const clients = {
  ACM: ['acm', 'acm'],
  ApplicationAutoScaling: ['application-auto-scaling', 'application-autoscaling'],
  Batch: ['batch', 'batch'],
  CloudFormation: ['cloudformation', 'cloudformation'],
  CloudWatch: ['cloudwatch', 'monitoring'],
  CloudWatchLogs: ['cloudwatch-logs', 'logs'],
  DynamoDB: ['dynamodb', 'dynamodb'],
  EC2: ['ec2', 'ec2'],
  ECR: ['ecr', 'ecr'],
  ECS: ['ecs', 'ecs'],
  EFS: ['efs', 'elasticfilesystem'],
  ElastiCache: ['elasticache', 'elasticache'],
  ElasticLoadBalancingV2: ['elastic-load-balancing-v2', 'elasticloadbalancing'],
  IAM: ['iam', 'iam'],
  Pipes: ['pipes', 'pipes'],
  RDS: ['rds', 'rds'],
  Route53: ['route-53', 'route53'],
  SQS: ['sqs', 'sqs'],
  SSM: ['ssm', 'ssm'],
  STS: ['sts', 'sts'],
  SecretsManager: ['secrets-manager', 'secretsmanager'],
  ServiceQuotas: ['service-quotas', 'servicequotas'],
};

const protocols = {
  AwsJson1_0Protocol: 'json-1.0',
  AwsJson1_1Protocol: 'json-1.1',
  AwsQueryProtocol: 'query',
  AwsEc2QueryProtocol: 'ec2-query',
  AwsRestJsonProtocol: 'rest-json',
  AwsRestXmlProtocol: 'rest-xml',
};

/** The text of the generated module, the same for the same clients and operations. */
export async function generateWireShapes() {
  const { services } = await emptySandbox();
  const shapes = new Shapes();
  const described = {};
  for (const [service, [name, signingName]] of Object.entries(clients)) {
    const sdk = await import(`@aws-sdk/client-${name}`);
    const operations = Object.keys(services[service]).sort();
    described[service] = { signingName, ...describeService(sdk, operations, shapes) };
  }
  const text = JSON.stringify({ services: described, shapes: shapes.described });
  return `// Written by scripts/generate-wire-shapes.mjs from the schemas in the SDK's clients. Do not edit.
/** JSON of \`WireShapes\` (shape.ts), parsed when it is first asked for. */
export const shapesText =
  ${JSON.stringify(text).replaceAll("'", "\\'").replace(/^"|"$/g, "'").replaceAll('\\"', '"')};
`;
}

/** What is checked in. */
export function readWireShapes() {
  return readFileSync(file, 'utf8');
}

function describeService(sdk, operations, shapes) {
  const name = Object.keys(sdk).find((one) => one.endsWith('Client') && one !== '__Client');
  const { protocol, protocolSettings } = new sdk[name]({ region: 'eu-west-1' }).config;
  return {
    protocol: protocols[protocol.constructor.name],
    target: protocolSettings.serviceTarget,
    namespace: protocolSettings.xmlNamespace ?? '',
    ...(protocolSettings.awsQueryCompatible && { queryCompatible: true }),
    errors: errorCodes(sdk),
    operations: Object.fromEntries(
      operations.map((name) => [name, describeOperation(sdk[`${name}$`], shapes)]),
    ),
  };
}

/** The wire's code of each exception whose name in the SDK is another. */
function errorCodes(sdk) {
  const codes = Object.entries(sdk)
    .filter(([, schema]) => Array.isArray(schema) && schema[0] === -3)
    .map(([, schema]) => [schema[2], schema[3]?.awsQueryError?.[0]])
    .filter(([name, code]) => code !== undefined && code !== name);
  return Object.fromEntries(codes.sort(([one], [other]) => (one < other ? -1 : 1)));
}

function describeOperation([, , , traits, input, output], shapes) {
  const http = traits?.http;
  return {
    input: shapes.place(NormalizedSchema.of(input)),
    output: shapes.place(NormalizedSchema.of(output)),
    outputName: NormalizedSchema.of(output).getName(),
    ...(http && { method: http[0], path: http[1] }),
  };
}

/** Structures, lists and maps, each described once and known by its place in the list. */
class Shapes {
  described = [];
  #places = new Map();

  /** A place in the list, or the letter of a plain value. */
  place(schema) {
    if (schema.isUnitSchema()) return this.#known('unit', () => ({ members: {} }));
    if (schema.isStructSchema()) {
      return this.#known(schema.getSchema(), () => ({
        members: Object.fromEntries(
          [...schema.structIterator()].map(([name, member]) => [name, this.#member(member)]),
        ),
      }));
    }
    if (schema.isListSchema()) {
      return this.#known(keyOf(schema), () => ({ list: this.#member(schema.getValueSchema()) }));
    }
    if (schema.isMapSchema()) {
      return this.#known(keyOf(schema), () => ({
        key: this.#member(schema.getKeySchema()),
        map: this.#member(schema.getValueSchema()),
      }));
    }
    return plain(schema);
  }

  #known(key, describe) {
    const place = this.#places.get(key);
    if (place !== undefined) return place;
    const next = this.described.length;
    this.#places.set(key, next);
    this.described.push(undefined);
    this.described[next] = describe();
    return next;
  }

  #member(schema) {
    const traits = schema.getMergedTraits();
    const at = {
      ...(traits.xmlName && { name: traits.xmlName }),
      ...(traits.ec2QueryName && { ec2: traits.ec2QueryName }),
      ...(traits.xmlFlattened && { flat: true }),
      ...(traits.httpHeader && { header: traits.httpHeader }),
      ...(traits.httpQuery && { query: traits.httpQuery }),
      ...(traits.httpLabel && { label: true }),
      ...(traits.httpPayload && { payload: true }),
    };
    const place = this.place(schema);
    return Object.keys(at).length === 0 ? place : { of: place, ...at };
  }
}

/** Lists and maps of plain values have no schema of their own. */
function keyOf(schema) {
  const own = schema.getSchema();
  return typeof own === 'number' ? `plain ${own}` : own;
}

function plain(schema) {
  if (schema.isBlobSchema()) return 'bytes';
  if (schema.isBooleanSchema()) return 'boolean';
  if (schema.isTimestampSchema()) return timestamps[schema.getSchema()];
  if (schema.isNumericSchema() || schema.isBigIntegerSchema() || schema.isBigDecimalSchema()) {
    return 'number';
  }
  return schema.isDocumentSchema() ? 'document' : 'text';
}

/** 4 is whatever the protocol has for times. */
const timestamps = { 4: 'time', 5: 'date-time', 6: 'http-date', 7: 'seconds' };

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(file, await generateWireShapes());
}
