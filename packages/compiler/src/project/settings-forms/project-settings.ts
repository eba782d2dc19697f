import { list } from './collection-forms.ts';
import { host, ignore, securityGroupId, variables } from './common-settings.ts';
import { required } from './form.ts';
import { record } from './record-form.ts';
import { choice, flag, number, numberChoice, text } from './scalar-forms.ts';

/** The days that CloudWatch Logs offers. */
const retentions = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288,
  3653,
];

const country = text('Country', {
  expected: 'a country’s two letters in capitals, such as "KR"',
  pattern: /^[A-Z]{2}$/,
});

const domain = record(
  'The domain that the load balancer answers to; brings a certificate, HTTPS and a DNS record.',
  {
    name: required(host('The domain’s name.')),
    hostedZone: text(
      'The id of the Route 53 zone that gets the record; without it, deploying asks.',
      {
        expected: 'a hosted zone’s id, such as "Z0123456789ABC"',
        pattern: /^Z[A-Z0-9]{1,31}$/,
      },
    ),
    certificate: text('The ARN of a certificate that exists already.', {
      expected: 'the ARN of a certificate in ACM',
      pattern: /^arn:[a-z-]+:acm:[a-z0-9-]+:\d{12}:certificate\/\S+$/,
    }),
  },
  { short: 'name' },
);

const range = (description: string) =>
  text(description, {
    expected: 'a range of addresses, such as "10.0.0.0/16"',
    pattern: /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.|(?=\/))){4}\/(?:1[6-9]|2[0-8])$/,
  });

const subnets = record('The subnets’ ranges, where the network’s range is not to be cut up.', {
  public: list('Those of load balancers and NAT gateways, one for each zone.', range('Range')),
  private: list('Those of tasks and stores, one for each zone.', range('Range')),
});

const subnetIds = (description: string) =>
  list(
    description,
    text('Subnet', {
      expected: 'a subnet’s id, such as "subnet-0123456789abcdef0"',
      pattern: /^subnet-(?:[0-9a-f]{8}|[0-9a-f]{17})$/,
    }),
  );

const existingNetwork = record(
  'A VPC that is there already, by ids: everything is put into it, and nothing of it is changed.',
  {
    vpc: required(
      text('The VPC’s id.', {
        expected: 'a VPC’s id, such as "vpc-0123456789abcdef0"',
        pattern: /^vpc-(?:[0-9a-f]{8}|[0-9a-f]{17})$/,
      }),
    ),
    public: subnetIds('Subnets with a route to an internet gateway, one in each zone.'),
    private: subnetIds('Subnets of tasks and stores, one in each zone.'),
  },
);

const network = record('The VPC.', {
  cidr: range('The range of private addresses, between /16 and /28.'),
  zones: number('How many availability zones are used.', { minimum: 1, maximum: 6 }),
  nat: choice(
    'The way out of private subnets: one NAT gateway, one in each zone, one that is regional, or none, so that tasks get public addresses.',
    ['single', 'per-zone', 'regional', 'none'],
  ),
  endpoints: list(
    'AWS services that are reached without leaving the VPC; S3 always is.',
    text('Service', {
      expected: 'the name of an endpoint service, such as "ecr.api"',
      pattern: /^[a-z0-9][a-z0-9.-]*$/,
    }),
  ),
  subnets,
  existing: existingNetwork,
});

const loadBalancer = record(
  'A load balancer that is there already: a listener of it gets rules, and tasks let its security group in.',
  {
    listener: required(
      text('The listener’s ARN.', {
        expected: 'the ARN of a listener of an Application Load Balancer',
        pattern:
          /^arn:aws[a-z-]*:elasticloadbalancing:[a-z0-9-]+:\d{12}:listener\/app\/[A-Za-z0-9-]{1,32}\/[0-9a-f]+\/[0-9a-f]+$/,
      }),
    ),
    securityGroup: required(securityGroupId('The id of the load balancer’s security group.')),
    firstPriority: required(
      number('The first priority of the rules; this and the 4,919 after it have to be free.', {
        minimum: 1,
        maximum: 45_000,
      }),
    ),
  },
);

const waf = record(
  'A web application firewall before the load balancer, with AWS’s managed rules.',
  {
    rate: number('Requests that one address may make in a minute.', { minimum: 10, maximum: 2e9 }),
    allowCountries: list('Countries that may connect; all others may not.', country),
    blockCountries: list('Countries that may not connect.', country),
  },
);

/** The settings of the project. */
export const projectFields = {
  region: text('The AWS region.', {
    expected: 'a region, such as "ap-northeast-2"',
    pattern: /^[a-z]{2,3}(?:-[a-z]+){1,3}-\d$/,
  }),
  domain,
  network,
  loadBalancer,
  secretName: text('The name of the secret in Secrets Manager that holds the project’s secrets.', {
    expected: 'a secret’s name that does not end in a hyphen and six characters',
    pattern: /^(?!.*-[A-Za-z0-9]{6}$)[A-Za-z0-9/_+=.@-]{1,512}$/,
  }),
  secretStore: choice(
    'Which of AWS’s stores keeps the project’s secrets: Secrets Manager, or Parameter Store, where `secretName` is a path.',
    ['secrets-manager', 'parameter-store'],
  ),
  variables,
  logRetention: numberChoice('How many days CloudWatch keeps the logs.', retentions),
  alarmEmail: text('The address that alarms are mailed to.', {
    expected: 'an e-mail address',
    pattern: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
  }),
  waf,
  backup: flag('A backup plan for the stores, beside their own backups.'),
  tracing: flag('Traces of requests, by AWS X-Ray.'),
  dashboard: flag('A CloudWatch dashboard of the project.'),
  containerInsights: flag('Metrics of each task and container; CloudWatch charges for them.'),
  ignore,
};
