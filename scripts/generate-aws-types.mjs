/**
 * Writes the TypeScript types of the CloudFormation resources that the compiler emits, from AWS's
 * own schemas as npm carries them (`@aws-cdk/aws-service-spec`). Types only: nothing at run time.
 *
 *     npm run generate
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';

/** Every resource type that a template of ours may hold. */
export const resourceTypes = [
  'AWS::AmazonMQ::Broker',
  'AWS::ApplicationAutoScaling::ScalableTarget',
  'AWS::ApplicationAutoScaling::ScalingPolicy',
  'AWS::Backup::BackupPlan',
  'AWS::Backup::BackupSelection',
  'AWS::Backup::BackupVault',
  'AWS::Batch::ComputeEnvironment',
  'AWS::Batch::JobDefinition',
  'AWS::Batch::JobQueue',
  'AWS::CertificateManager::Certificate',
  'AWS::CloudFront::Distribution',
  'AWS::CloudFront::Function',
  'AWS::CloudFront::OriginAccessControl',
  'AWS::CloudWatch::Alarm',
  'AWS::CloudWatch::Dashboard',
  'AWS::DynamoDB::Table',
  'AWS::EC2::EIP',
  'AWS::EC2::InternetGateway',
  'AWS::EC2::LaunchTemplate',
  'AWS::EC2::NatGateway',
  'AWS::EC2::Route',
  'AWS::EC2::RouteTable',
  'AWS::EC2::SecurityGroup',
  'AWS::EC2::SecurityGroupEgress',
  'AWS::EC2::SecurityGroupIngress',
  'AWS::EC2::Subnet',
  'AWS::EC2::SubnetRouteTableAssociation',
  'AWS::EC2::VPC',
  'AWS::EC2::VPCEndpoint',
  'AWS::EC2::VPCGatewayAttachment',
  'AWS::ECR::Repository',
  'AWS::ECS::Cluster',
  'AWS::ECS::ClusterCapacityProviderAssociations',
  'AWS::ECS::Service',
  'AWS::ECS::TaskDefinition',
  'AWS::EFS::AccessPoint',
  'AWS::EFS::FileSystem',
  'AWS::EFS::MountTarget',
  'AWS::ElastiCache::CacheCluster',
  'AWS::ElastiCache::ParameterGroup',
  'AWS::ElastiCache::ReplicationGroup',
  'AWS::ElastiCache::SubnetGroup',
  'AWS::ElasticLoadBalancingV2::Listener',
  'AWS::ElasticLoadBalancingV2::ListenerCertificate',
  'AWS::ElasticLoadBalancingV2::ListenerRule',
  'AWS::ElasticLoadBalancingV2::LoadBalancer',
  'AWS::ElasticLoadBalancingV2::TargetGroup',
  'AWS::Events::Rule',
  'AWS::IAM::InstanceProfile',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::Logs::LogGroup',
  'AWS::Pipes::Pipe',
  'AWS::RDS::DBCluster',
  'AWS::RDS::DBClusterParameterGroup',
  'AWS::RDS::DBInstance',
  'AWS::RDS::DBParameterGroup',
  'AWS::RDS::DBSubnetGroup',
  'AWS::Route53::HostedZone',
  'AWS::Route53::RecordSet',
  'AWS::S3::Bucket',
  'AWS::S3::BucketPolicy',
  'AWS::SNS::Subscription',
  'AWS::SNS::Topic',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::Queue',
  'AWS::SQS::QueuePolicy',
  'AWS::SSM::Parameter',
  'AWS::Scheduler::Schedule',
  'AWS::SecretsManager::Secret',
  'AWS::ServiceDiscovery::HttpNamespace',
  'AWS::ServiceDiscovery::PrivateDnsNamespace',
  'AWS::WAFv2::WebACL',
  'AWS::WAFv2::WebACLAssociation',
];

const folder = join(dirname(fileURLToPath(import.meta.url)), '../packages/compiler/src/graph/aws');

/** The files to write: a map from file name to text, the same for the same schemas. */
export function generateAwsTypes() {
  const database = loadAwsServiceSpecSync();
  const resources = [...resourceTypes].sort().map((type) => describeResource(database, type));
  const services = groupByService(resources);
  const files = new Map(
    [...services].map(([service, members]) => [fileName(service), serviceFile(members)]),
  );
  return files.set('resources.generated.ts', indexFile(services, resources));
}

function groupByService(resources) {
  const groups = new Map();
  for (const resource of resources) {
    groups.set(resource.service, [...(groups.get(resource.service) ?? []), resource]);
  }
  return groups;
}

/** One resource type: its interfaces as text, and the attributes that `Fn::GetAtt` gives. */
function describeResource(database, type) {
  const found = database.lookup('resource', 'cloudFormationType', 'equals', type).only();
  const [, service] = type.split('::');
  const prefix = `${words(service)}${words(found.name)}`;
  const name = `${prefix}Properties`;
  const interfaces = new Map([[name, found.properties]]);
  collectNestedTypes(database, prefix, found.properties, interfaces);
  const render = typeRenderer(database, prefix);
  return {
    type,
    service,
    name,
    attributes: Object.keys(found.attributes).sort(),
    text: [...interfaces].map(([each, properties]) =>
      interfaceText(each, properties, each === name ? found.tagInformation : undefined, render),
    ),
  };
}

function collectNestedTypes(database, prefix, properties, interfaces) {
  for (const property of Object.values(properties)) {
    for (const definition of referencesOf(database, property.type)) {
      const name = nestedName(prefix, definition);
      const known = interfaces.get(name);
      if (known === definition.properties) continue;
      if (known) throw new Error(`Two types are called ${name}.`);
      interfaces.set(name, definition.properties);
      collectNestedTypes(database, prefix, definition.properties, interfaces);
    }
  }
}

/** A resource may have a nested type that AWS calls `Properties`, as the whole is called here. */
function nestedName(prefix, definition) {
  const name = words(definition.name);
  return `${prefix}${name === 'Properties' ? 'NestedProperties' : name}`;
}

function referencesOf(database, type) {
  switch (type.type) {
    case 'ref':
      return [database.get('typeDefinition', type.reference)];
    case 'array':
    case 'map':
      return referencesOf(database, type.element);
    case 'union':
      return type.types.flatMap((each) => referencesOf(database, each));
    default:
      return [];
  }
}

function interfaceText(name, properties, tags, render) {
  const lines = Object.entries(properties)
    .filter(([, property]) => property.deprecated !== 'IGNORE')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, property]) => {
      const isTagMap = tags?.variant === 'map' && tags.tagPropertyName === key;
      const type = isTagMap ? 'Readonly<Record<string, string>>' : render(property.type);
      return `  readonly ${key}${property.required ? '' : '?'}: ${type};`;
    });
  return `export interface ${name} {\n${lines.join('\n')}\n}\n`.replace('{\n\n}', '{}');
}

function typeRenderer(database, prefix) {
  const value = (type) => `Property<${bare(type)}>`;
  const bare = (type) => {
    switch (type.type) {
      case 'string':
        return type.allowedValues ? enumeration(type.allowedValues) : 'string';
      case 'date-time':
        return 'string';
      case 'integer':
      case 'number':
        return 'number';
      case 'boolean':
        return 'boolean';
      case 'json':
        return 'Json';
      case 'tag':
        return 'Tag';
      case 'array':
        return `readonly ${value(type.element)}[]`;
      case 'map':
        return `Readonly<Record<string, ${value(type.element)}>>`;
      case 'ref':
        return nestedName(prefix, database.get('typeDefinition', type.reference));
      case 'union':
        return [...new Set(type.types.map(bare))].sort().join(' | ');
      default:
        throw new Error(`Unknown schema type ${type.type}.`);
    }
  };
  return value;
}

function enumeration(values) {
  return [...values]
    .sort()
    .map((value) => `'${value}'`)
    .join(' | ');
}

/** `DBInstance` becomes `DbInstance`, `EC2` becomes `Ec2`, `WAFv2` becomes `Wafv2`. */
function words(name) {
  return name.replace(
    /([A-Z])([A-Z]+)(?=[A-Z][a-z]{2}|[A-Z]?$|\d|v\d)/g,
    (_, first, rest) => `${first}${rest.toLowerCase()}`,
  );
}

function fileName(service) {
  return `${service.toLowerCase()}.generated.ts`;
}

const notice =
  '// Written by scripts/generate-aws-types.mjs from the schemas that AWS publishes. Do not edit.\n';

function serviceFile(resources) {
  const body = resources.flatMap((resource) => resource.text).join('\n');
  const own = ['Json', 'Tag'].filter((type) => new RegExp(`\\b${type}\\b[^'A-Za-z]`).test(body));
  const imports = [
    "import type { Property } from '../intrinsics.ts';",
    ...(own.length > 0 ? [`import type { ${own.join(', ')} } from './common.ts';`] : []),
  ];
  return `${notice}${imports.join('\n')}\n\n${body}`;
}

function indexFile(services, resources) {
  const imports = [...services].map(
    ([service, members]) =>
      `import type {\n${members.map((member) => `  ${member.name},\n`).join('')}} from './${fileName(service)}';`,
  );
  const properties = resources.map(({ type, name }) => `  readonly '${type}': ${name};`);
  const attributes = resources.map(
    ({ type, attributes }) =>
      `  readonly '${type}': ${attributes.map((each) => `'${each}'`).join(' | ') || 'never'};`,
  );
  return `${notice}${imports.join('\n')}

/** The properties of every resource type that a template may hold. */
export interface ResourceProperties {
${properties.join('\n')}
}

export type ResourceType = keyof ResourceProperties;

/** What \`Fn::GetAtt\` gives for each resource type. */
export interface ResourceAttributes {
${attributes.join('\n')}
}
`;
}

/** The files as they are checked in. */
export function readAwsTypes() {
  const names = readdirSync(folder).filter((name) => name.endsWith('.generated.ts'));
  return new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of generateAwsTypes()) writeFileSync(join(folder, name), text);
}
