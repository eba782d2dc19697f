// Writes the tables at the end of packages/sandbox/SPEC.md: what the sandbox can make and be asked.
//   node scripts/generate-sandbox-spec.mjs
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const specification = new URL('../packages/sandbox/SPEC.md', import.meta.url);

/** Everything up to here is written by hand. */
const mark = '<!-- What follows is written by scripts/generate-sandbox-spec.mjs. -->';

/** Where the behaviour of resource types and of services is written down. */
const places = [
  {
    page: 'secrets-parameters-logs-images.md',
    types: /^AWS::(SecretsManager|SSM|Logs|ECR)::/,
    services: ['SecretsManager', 'SSM', 'CloudWatchLogs', 'ECR'],
  },
  {
    page: 'load-balancing.md',
    types: /^AWS::ElasticLoadBalancingV2::/,
    services: ['ElasticLoadBalancingV2'],
  },
  {
    page: 'stores.md',
    types: /^AWS::(RDS|ElastiCache|AmazonMQ|EFS)::/,
    services: ['EFS', 'ElastiCache', 'RDS'],
  },
  {
    page: 'queues-buckets-tables.md',
    types: /^AWS::(SQS|S3|DynamoDB)::/,
    services: ['SQS', 'S3', 'DynamoDB'],
  },
  { page: 'tasks.md', types: /^AWS::ECS::TaskDefinition$/, services: [] },
  {
    page: 'services.md',
    types: /^AWS::(ECS|Batch|ApplicationAutoScaling|Scheduler|Pipes|Events)::/,
    services: ['ECS', 'Batch', 'ApplicationAutoScaling', 'Pipes'],
  },
  { page: 'endpoints.md', types: /^$/, services: ['STS'] },
  { page: 'time-and-stacks.md', types: /^$/, services: ['CloudFormation'] },
  // Beside the network and IAM, everything that is recorded only.
  {
    page: 'network-and-roles.md',
    types: /./,
    services: ['ACM', 'CloudWatch', 'EC2', 'IAM', 'Route53', 'ServiceQuotas'],
  },
];

/** SPEC.md as it should be. */
export async function sandboxSpecification() {
  const [written] = readFileSync(specification, 'utf8').split(mark);
  const { handlers, services } = await emptySandbox();
  return `${written}${mark}\n\n${typesTable(handlers)}\n${operationsTable(services)}`;
}

function typesTable(handlers) {
  const rows = Object.entries(handlers)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([type, { fidelity }]) => {
      const { page } = places.find(({ types }) => types.test(type));
      return `| \`${type}\` | ${fidelity} | ${link(page)} |`;
    });
  return [
    '## Resource types',
    '',
    'Every other type is refused by name before anything of its stack is made.',
    '',
    '| type | class | written down in |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

function operationsTable(services) {
  const rows = Object.keys(services)
    .sort()
    .map((service) => {
      const { page } = places.find((place) => place.services.includes(service));
      const operations = Object.keys(services[service]).sort();
      return `| ${service} | ${operations.map((name) => `\`${name}\``).join(', ')} | ${link(page)} |`;
    });
  return [
    '## Operations',
    '',
    "By the names of the SDK's clients and commands. Every other operation is refused by name.",
    '',
    '| service | operations | written down in |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

function link(page) {
  return `[${page.replace('.md', '').replaceAll('-', ' ')}](spec/${page})`;
}

/** A sandbox of the source as it is, bundled for plain Node. */
export async function emptySandbox() {
  const folder = mkdtempSync(join(tmpdir(), 'seaworthy-sandbox-'));
  try {
    const path = '../packages/sandbox/src/soak/testing/soak-account.ts';
    const input = fileURLToPath(new URL(path, import.meta.url));
    const file = join(folder, 'sandbox.mjs');
    const bundle = await rolldown({ input, platform: 'node', logLevel: 'silent' });
    await bundle.write({ file, codeSplitting: false });
    const { soakAccount } = await import(pathToFileURL(file).href);
    return soakAccount(() => () => ({})).sandbox;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(specification, await sandboxSpecification());
}
