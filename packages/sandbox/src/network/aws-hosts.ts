/**
 * The AWS service that a host name of the region means, named as its endpoints are: `ecr.api` for
 * `api.ecr.ap-northeast-2.amazonaws.com`. Undefined for other hosts, other regions and the global
 * endpoints (`sts.amazonaws.com`), which no endpoint of a VPC answers for.
 */
export function serviceOfHost(host: string, region: string): string | undefined {
  if (host === 's3.amazonaws.com' || host.endsWith('.s3.amazonaws.com')) return 's3';
  const regional = withoutRegion(host, region);
  if (regional === undefined) return undefined;
  for (const [pattern, service] of special) if (pattern.test(regional)) return service;
  return /^[a-z0-9-]+$/.test(regional) ? regional : undefined;
}

/** Hosts that are not called as their service's endpoints are. */
const special: readonly (readonly [RegExp, string])[] = [
  [/^(.+\.)?s3(\.dualstack)?$/, 's3'],
  [/^api\.ecr$/, 'ecr.api'],
  [/^\d{12}\.dkr\.ecr$/, 'ecr.dkr'],
  [/^(\d{12}\.ddb|streams\.dynamodb)$/, 'dynamodb'],
  [/^ecs-a(-\d+)?$/, 'ecs-agent'],
  [/^ecs-t(-\d+)?$/, 'ecs-telemetry'],
  [/^kinesis$/, 'kinesis-streams'],
  [/^firehose$/, 'kinesis-firehose'],
  [/^(.+\.)?execute-api$/, 'execute-api'],
];

function withoutRegion(host: string, region: string): string | undefined {
  const oldS3 = `s3-${region}.amazonaws.com`;
  if (host === oldS3 || host.endsWith(`.${oldS3}`)) return 's3';
  if (host === `${region}.queue.amazonaws.com`) return 'sqs';
  for (const suffix of [`.${region}.amazonaws.com`, `.${region}.api.aws`]) {
    if (host.endsWith(suffix)) return host.slice(0, -suffix.length);
  }
  return undefined;
}
