// Which row of AWS's public offer files is which key of the price table. A row is chosen by its
// usage type without the region's prefix, and by attributes where several rows share it. Nothing
// is chosen when none or more than one row matches: prices are read, never guessed.

/** Prefixes of usage types; us-east-1 has rows with and without one. */
export const regionPrefixes = {
  'us-east-1': ['USE1-', ''],
  'us-east-2': ['USE2-'],
  'us-west-1': ['USW1-'],
  'us-west-2': ['USW2-'],
  'ca-central-1': ['CAN1-'],
  'eu-west-1': ['EU-'],
  'eu-west-2': ['EUW2-'],
  'eu-west-3': ['EUW3-'],
  'eu-central-1': ['EUC1-'],
  'eu-north-1': ['EUN1-'],
  'ap-northeast-1': ['APN1-'],
  'ap-northeast-2': ['APN2-'],
  'ap-southeast-1': ['APS1-'],
  'ap-southeast-2': ['APS2-'],
  'ap-south-1': ['APS3-'],
  'sa-east-1': ['SAE1-'],
};

const select = (offer, usage, where = {}) => ({ offer, usage, where });

const databases = ['db.t4g.micro', 'db.t4g.small', 'db.t4g.medium', 'db.t4g.large'].flatMap(
  (instance) =>
    [
      ['singleAz', 'Single-AZ', `InstanceUsage:${instance}`],
      ['multiAz', 'Multi-AZ', `Multi-AZUsage:${instance}`],
    ].map(([zones, deploymentOption, usage]) => [
      `rds.pg.${instance}.${zones}.hour`,
      select('AmazonRDS', usage, { databaseEngine: 'PostgreSQL', deploymentOption }),
    ]),
);

const caches = [
  'cache.t4g.micro',
  'cache.t4g.small',
  'cache.t4g.medium',
  'cache.r7g.large',
].flatMap((node) =>
  ['Redis', 'Valkey', 'Memcached'].map((cacheEngine) => [
    `elasticache.${cacheEngine.toLowerCase()}.${node}.hour`,
    select('AmazonElastiCache', `NodeUsage:${node}`, { cacheEngine }),
  ]),
);

/** Selectors by key of the price table. */
export const selectors = {
  'fargate.x86.vcpuHour': select('AmazonECS', 'Fargate-vCPU-Hours:perCPU', {
    cpuArchitecture: undefined,
    operatingSystem: undefined,
  }),
  'fargate.x86.gbHour': select('AmazonECS', 'Fargate-GB-Hours', {
    cpuArchitecture: undefined,
    operatingSystem: undefined,
  }),
  'fargate.arm.vcpuHour': select('AmazonECS', 'Fargate-ARM-vCPU-Hours:perCPU'),
  'fargate.arm.gbHour': select('AmazonECS', 'Fargate-ARM-GB-Hours'),
  'fargate.ephemeralStorage.gbHour': select('AmazonECS', 'Fargate-EphemeralStorage-GB-Hours', {
    cpuArchitecture: undefined,
    operatingSystem: undefined,
  }),
  'alb.hour': select('AWSELB', 'LoadBalancerUsage', { productFamily: 'Load Balancer-Application' }),
  'alb.lcuHour': select('AWSELB', 'LCUUsage', { productFamily: 'Load Balancer-Application' }),
  'nat.hour': select('AmazonEC2', 'NatGateway-Hours'),
  'nat.gb': select('AmazonEC2', 'NatGateway-Bytes'),
  'nat.regional.azHour': select('AmazonEC2', 'RegionalNatGateway-Hours'),
  'ipv4.public.hour': select('AmazonVPC', 'PublicIPv4:InUseAddress'),
  'vpce.interface.azHour': select('AmazonVPC', 'VpcEndpoint-Hours'),
  'vpce.interface.gb': select('AmazonVPC', 'VpcEndpoint-Bytes'),
  ...Object.fromEntries(databases),
  'rds.pg.gp3.singleAz.gbMonth': select('AmazonRDS', 'RDS:GP3-Storage', {
    databaseEngine: 'PostgreSQL',
    deploymentOption: 'Single-AZ',
  }),
  'rds.pg.gp3.multiAz.gbMonth': select('AmazonRDS', 'RDS:Multi-AZ-GP3-Storage', {
    databaseEngine: 'PostgreSQL',
    deploymentOption: 'Multi-AZ',
  }),
  'aurora.slv2.acuHour': select('AmazonRDS', 'Aurora:ServerlessV2Usage', {
    databaseEngine: 'Aurora PostgreSQL',
  }),
  'aurora.storage.gbMonth': select('AmazonRDS', 'Aurora:StorageUsage', { databaseEngine: 'Any' }),
  'aurora.io.perMillion': {
    ...select('AmazonRDS', 'Aurora:StorageIOUsage', { databaseEngine: 'Any' }),
    times: 1e6,
  },
  ...Object.fromEntries(caches),
  's3.standard.gbMonth': select('AmazonS3', 'TimedStorage-ByteHrs', { volumeType: 'Standard' }),
  's3.put.per1k': { ...select('AmazonS3', 'Requests-Tier1'), times: 1000 },
  's3.get.per1k': { ...select('AmazonS3', 'Requests-Tier2'), times: 1000 },
  'efs.standard.gbMonth': select('AmazonEFS', 'TimedStorage-ByteHrs', {
    storageClass: 'General Purpose',
  }),
  'ecr.gbMonth': select('AmazonECR', 'TimedStorage-ByteHrs'),
  'dynamodb.onDemand.wruPerMillion': {
    ...select('AmazonDynamoDB', 'WriteRequestUnits'),
    times: 1e6,
  },
  'dynamodb.onDemand.rruPerMillion': {
    ...select('AmazonDynamoDB', 'ReadRequestUnits'),
    times: 1e6,
  },
  'dynamodb.storage.gbMonth': select('AmazonDynamoDB', 'TimedStorage-ByteHrs'),
  'sqs.standard.perMillion': { ...select('AWSQueueService', 'Requests-Tier1'), times: 1e6 },
  'secretsmanager.secretMonth': select('AWSSecretsManager', 'AWSSecretsManager-Secrets'),
  'logs.ingest.gb': select('AmazonCloudWatch', 'DataProcessing-Bytes'),
  'logs.storage.gbMonth': select('AmazonCloudWatch', 'TimedStorage-ByteHrs'),
  'cloudwatch.alarm.standardMonth': select('AmazonCloudWatch', 'CW:AlarmMonitorUsage'),
  'waf.webAclMonth': select('awswaf', 'WebACLV2'),
  'waf.ruleMonth': select('awswaf', 'RuleV2'),
};
