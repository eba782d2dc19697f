// The same application with aws-cdk-lib's own constructs, in the same layers of stacks:
//   node bench/peers/cdk.cjs SERVICES OUTPUT-DIRECTORY
const { App, Duration, Stack } = require('aws-cdk-lib');
const ec2 = require('aws-cdk-lib/aws-ec2');
const ecr = require('aws-cdk-lib/aws-ecr');
const ecs = require('aws-cdk-lib/aws-ecs');
const elb = require('aws-cdk-lib/aws-elasticloadbalancingv2');
const elasticache = require('aws-cdk-lib/aws-elasticache');
const logs = require('aws-cdk-lib/aws-logs');
const rds = require('aws-cdk-lib/aws-rds');
const secrets = require('aws-cdk-lib/aws-secretsmanager');

const count = Number(process.argv[2]);
// As in project-of.mjs.
const mostConnected = 20;
const mostPublished = 40;
const app = new App({ outdir: process.argv[3] });

const foundation = new Stack(app, 'Foundation');
const vpc = new ec2.Vpc(foundation, 'Vpc', { maxAzs: 2, natGateways: 1 });
const cluster = new ecs.Cluster(foundation, 'Cluster', { vpc });
const balancer = new elb.ApplicationLoadBalancer(foundation, 'Alb', { vpc, internetFacing: true });
const listener = balancer.addListener('Https', {
  port: 443,
  certificates: [{ certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/example' }],
  defaultAction: elb.ListenerAction.fixedResponse(404),
});

const data = new Stack(app, 'Data');
const database = new rds.DatabaseInstance(data, 'Database', {
  vpc,
  engine: rds.DatabaseInstanceEngine.postgres({ version: rds.PostgresEngineVersion.VER_16 }),
  credentials: rds.Credentials.fromGeneratedSecret('app'),
  storageEncrypted: true,
});
const cacheGroup = new ec2.SecurityGroup(data, 'CacheGroup', { vpc });
new elasticache.CfnReplicationGroup(data, 'Cache', {
  replicationGroupDescription: 'cache',
  engine: 'redis',
  cacheNodeType: 'cache.t4g.micro',
  numCacheClusters: 1,
  automaticFailoverEnabled: false,
  transitEncryptionEnabled: true,
  atRestEncryptionEnabled: true,
  securityGroupIds: [cacheGroup.securityGroupId],
});
const settings = new secrets.Secret(data, 'Settings');

for (let index = 0; index < count; index += 1) {
  const name = `service-${index}`;
  const stack = new Stack(app, `Service${index}`);
  const task = new ecs.FargateTaskDefinition(stack, 'Task', { cpu: 512, memoryLimitMiB: 1024 });
  task.addContainer('app', {
    image: ecs.ContainerImage.fromEcrRepository(
      ecr.Repository.fromRepositoryName(stack, 'Repository', name),
      `v1.0.${index}`,
    ),
    portMappings: [{ containerPort: 8000 }],
    environment: { LOG_LEVEL: 'info' },
    secrets: {
      API_KEY: ecs.Secret.fromSecretsManager(settings, 'API_KEY'),
      ...(index < mostConnected && {
        DB_PASSWORD: ecs.Secret.fromSecretsManager(database.secret, 'password'),
      }),
    },
    logging: ecs.LogDrivers.awsLogs({
      streamPrefix: name,
      logGroup: new logs.LogGroup(stack, 'Logs', { retention: 7 }),
    }),
    healthCheck: { command: ['CMD', 'wget', '-q', '-O-', 'http://localhost:8000/health'] },
  });
  const service = new ecs.FargateService(stack, 'Service', {
    cluster,
    taskDefinition: task,
    desiredCount: 1,
    circuitBreaker: { enable: true, rollback: true },
    minHealthyPercent: 100,
    securityGroups: [new ec2.SecurityGroup(stack, 'Group', { vpc, allowAllOutbound: true })],
  });
  service.autoScaleTaskCount({ maxCapacity: 4 }).scaleOnCpuUtilization('Cpu', {
    targetUtilizationPercent: 70,
  });
  if (index % 2 === 0 && index < 2 * mostPublished) route(stack, service, name, index);
}

function route(stack, service, name, index) {
  const target = new elb.ApplicationTargetGroup(stack, 'Target', {
    vpc,
    port: 8000,
    protocol: elb.ApplicationProtocol.HTTP,
    targets: [service],
    healthCheck: { path: '/health' },
    deregistrationDelay: Duration.seconds(15),
  });
  new elb.ApplicationListenerRule(stack, 'Rule', {
    listener: elb.ApplicationListener.fromApplicationListenerAttributes(stack, 'Listener', {
      listenerArn: listener.listenerArn,
      securityGroup: ec2.SecurityGroup.fromSecurityGroupId(stack, 'AlbGroup', 'sg-12345678'),
    }),
    priority: index + 1,
    conditions: [elb.ListenerCondition.pathPatterns([`/${name}*`])],
    action: elb.ListenerAction.forward([target]),
  });
}

app.synth();
