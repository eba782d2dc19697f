import { CreateStackCommand, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { AwsError } from '@seaworthy/sandbox';
import { expect, test } from 'vitest';
import { findZone, zonesIn } from '../aws/find-zone.ts';
import { requestFor } from '../rehearse/testing/plan-text.ts';
import { attachedAccount } from '../testing/attached-account.ts';
import { inVirtualTime, scriptedSandbox } from '../testing/scripted-sandbox.ts';
import { lookAround } from './look-around.ts';

type Interfere = NonNullable<NonNullable<Parameters<typeof scriptedSandbox>[2]>['interfere']>;

const small = `
services:
  api:
    build: .
    ports: ["8080:8080"]
x-seaworthy: { region: ap-northeast-2 }
`;

const withDomain = (domain: string) =>
  small.replace('x-seaworthy: {', `x-seaworthy: { domain: ${domain},`);

/** An account with the resources of a template, and what a look at it finds for a new project. */
async function openAccount(resources: object = {}, interfere?: Interfere) {
  const scripted = scriptedSandbox(() => ({}), undefined, { ...(interfere && { interfere }) });
  const account = attachedAccount(scripted);
  const run = <T>(work: () => Promise<T>) =>
    inVirtualTime(account.clock as typeof scripted.clock, account.clients, work);
  const { cloudFormation } = account.clients;
  const outputs = await run(async () => {
    if (Object.keys(resources).length === 0) return {};
    await cloudFormation.send(
      new CreateStackCommand({
        StackName: 'theirs',
        TemplateBody: JSON.stringify(resources),
        Capabilities: ['CAPABILITY_NAMED_IAM'],
      }),
    );
    await account.clock.sleep(1_800_000);
    const { Stacks } = await cloudFormation.send(
      new DescribeStacksCommand({ StackName: 'theirs' }),
    );
    expect(Stacks?.[0]?.StackStatus).toBe('CREATE_COMPLETE');
    return Object.fromEntries(
      (Stacks?.[0]?.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [
        OutputKey,
        OutputValue,
      ]),
    );
  });
  const look = async (compose: string, by = 'arn:aws:iam::123456789012:user/ada') => {
    const request = requestFor(compose);
    const newStacks = request.graph.stacks.map(({ name }) => name);
    const identity = { id: '123456789012', region: 'ap-northeast-2', by };
    const found = await run(() =>
      lookAround({ ...request, identity, newStacks, parameters: {} }, account),
    );
    return found.map(({ severity, code, message }) => `${severity} ${code}: ${message}`);
  };
  return { account, run, look, outputs };
}

const vpcs = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, at) => [
      `Vpc${at}`,
      { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: `10.${100 + at}.0.0/16` } },
    ]),
  );

test('an account with room for it has nothing in the way', async () => {
  expect(await (await openAccount()).look(small)).toEqual([]);
});

test('a VPC too many is told before anything is made', async () => {
  const { look } = await openAccount({ Resources: vpcs(5) });

  expect(await look(small)).toEqual([
    'error deploy/quota-exceeded: The account may have 5 of “VPCs per Region”, has 5, and this needs 1 more.',
  ]);
});

test.each([
  [
    'scale: { min: 1, max: 8 }',
    'warning quota-fargate-vcpu: The services may need 16 Fargate vCPUs at once while they scale out and deploy; the account may run 6.',
  ],
  [
    'scale: { min: 7, max: 8 }',
    'error deploy/quota-exceeded: The account may have 6 of “Fargate On-Demand vCPU resource count”, has 0, and this needs 7 more.',
  ],
])('processors that the account may not run: %s', async (scale, found) => {
  const compose = small.replace(
    '    ports',
    `    deploy: { resources: { limits: { cpus: "1", memory: 2g } } }\n    x-seaworthy: { ${scale} }\n    ports`,
  );
  expect(await (await openAccount()).look(compose)).toEqual([found]);
});

const roleWith = (name: string, Path: string, ...statements: readonly object[]) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    RoleName: name,
    Path,
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' },
    },
    Policies: [
      { PolicyName: 'all', PolicyDocument: { Version: '2012-10-17', Statement: statements } },
    ],
  },
});
const allow = { Effect: 'Allow', Action: '*', Resource: '*' };

test('what who deploys may not do is told, by the permissions of the user or of the role', async () => {
  const { look } = await openAccount({
    Resources: {
      Admin: roleWith('admin', '/', allow),
      Power: roleWith('power', '/sso/eu/', allow, {
        Effect: 'Deny',
        Action: ['iam:Create*', 'iam:Put*', 'iam:PassRole'],
        Resource: '*',
      }),
      Other: roleWith('other', '/', {
        ...allow,
        Resource: 'arn:aws:*:*:*:*something-else*',
      }),
    },
  });
  const session = (role: string) => `arn:aws:sts::123456789012:assumed-role/${role}/ada`;
  const start = 'warning deploy/not-permitted: As IAM simulates it,';

  expect(await look(small, session('admin'))).toEqual([]);
  expect(await look(small, 'arn:aws:iam::123456789012:root')).toEqual([]);
  expect(await look(small, session('power'))).toEqual([
    `${start} role/sso/eu/power may not do all that this deployment may need: iam:CreateRole, iam:CreateServiceLinkedRole, iam:PassRole, iam:PutRolePermissionsBoundary and iam:PutRolePolicy.`,
  ]);
  expect(await look(small, session('other'))).toEqual([
    expect.stringMatching(
      /role\/other may not do all that this deployment may need: (\S+, ){5}\S+ and \d{3} more\.$/,
    ),
  ]);
  expect(await look(small, session('gone'))).toEqual([
    'advice deploy/not-looked-at: It was not looked at whether who deploys may do what the deployment needs: iam:SimulatePrincipalPolicy was not answered.',
  ]);
});

test('what hangs on a condition that only the call itself meets is not said to be denied', async () => {
  const { look } = await openAccount({}, ({ operation, input }) => {
    if (operation !== 'SimulatePrincipalPolicy') return undefined;
    const { ActionNames, Marker } = input as { ActionNames: string[]; Marker?: string };
    const resultOf = (action: string, more: object) => ({
      EvalActionName: action,
      EvalDecision: 'implicitDeny',
      ...more,
    });
    const unlike = { MissingContextValues: ['aws:MultiFactorAuthPresent'] };
    const allowed = { ResourceSpecificResults: [{ EvalResourceDecision: 'allowed' }] };
    const [first = '', second = '', ...others] = ActionNames;
    const pages = [
      [resultOf(first, unlike), resultOf(second, { ResourceSpecificResults: [unlike] })],
      others.map((action) => resultOf(action, action === 'iam:PutRolePolicy' ? {} : allowed)),
    ];
    const page = Marker === undefined ? 0 : 1;
    const output = { EvaluationResults: pages[page], IsTruncated: page === 0, Marker: 'more' };
    return { kind: 'answered', output };
  });

  expect(await look(small)).toEqual([
    'warning deploy/not-permitted: As IAM simulates it, user/ada may not do all that this deployment may need: iam:PutRolePolicy.',
  ]);
});

test('a permission that is missing leaves out one look, by name', async () => {
  const { look } = await openAccount({ Resources: vpcs(5) }, ({ operation }) =>
    operation === 'GetServiceQuota'
      ? { kind: 'refused', error: new AwsError('AccessDeniedException', 'not authorized') }
      : undefined,
  );

  expect(await look(small)).toEqual([
    'advice deploy/not-looked-at: It was not looked at whether the quotas of the account suffice: servicequotas:GetServiceQuota is not allowed.',
  ]);
});

const certificateIn = {
  Resources: {
    Certificate: {
      Type: 'AWS::CertificateManager::Certificate',
      Properties: {
        DomainName: 'shop.example.com',
        SubjectAlternativeNames: ['*.shop.example.com'],
      },
    },
  },
  Outputs: { Arn: { Value: { Ref: 'Certificate' } } },
};

test('a certificate has to be there, and for the names', async () => {
  const { look, outputs } = await openAccount(certificateIn);
  const domain = (name: string, arn = outputs.Arn) =>
    withDomain(`{ name: ${name}, certificate: "${arn}" }`);

  expect(await look(domain('shop.example.com'))).toEqual([]);
  expect(await look(domain('eu.shop.example.com'))).toEqual([]);
  expect(await look(domain('a.b.shop.example.com'))).toEqual([
    'warning deploy/certificate-names: The certificate is not for a.b.shop.example.com, but for shop.example.com, *.shop.example.com: browsers will refuse it.',
  ]);
  expect(await look(domain('shop.example.com', outputs.Arn?.replace(/.$/, 'x')))).toEqual([
    'error deploy/certificate-missing: The certificate that is named for shop.example.com is not there.',
  ]);
});

test('a certificate that waits for its validation is told with the record', async () => {
  const { look } = await openAccount({}, ({ operation }) =>
    operation === 'DescribeCertificate'
      ? {
          kind: 'answered',
          output: {
            Certificate: {
              Status: 'PENDING_VALIDATION',
              DomainName: 'shop.example.com',
              DomainValidationOptions: [
                {
                  DomainName: 'shop.example.com',
                  ValidationStatus: 'PENDING_VALIDATION',
                  ResourceRecord: {
                    Name: '_a.shop.example.com.',
                    Type: 'CNAME',
                    Value: '_b.acm-validations.aws.',
                  },
                },
              ],
            },
          },
        }
      : undefined,
  );
  const arn = 'arn:aws:acm:ap-northeast-2:123456789012:certificate/1';

  expect(await look(withDomain(`{ name: shop.example.com, certificate: "${arn}" }`))).toEqual([
    'error deploy/certificate-not-issued: The certificate for shop.example.com cannot be used: its state is PENDING_VALIDATION.',
  ]);
});

const storesIn = {
  Resources: {
    Uploads: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'acme-uploads' } },
    Books: {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        TableName: 'acme-books',
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      },
    },
    Work: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'acme-work' } },
  },
  Outputs: {
    books: { Value: { 'Fn::GetAtt': ['Books', 'Arn'] } },
    work: { Value: { 'Fn::GetAtt': ['Work', 'Arn'] } },
  },
};

const withStores = (arns: Readonly<Record<string, string | undefined>>) => {
  const existing = (item: string) => `{ existing: { arns: { ${item}: "${arns[item]}" } } }`;
  return `
services:
  api:
    build: .
    ports: ["8080:8080"]
    environment:
      S3_ENDPOINT: http://files:9000
      BUCKET: uploads
      DYNAMODB_ENDPOINT: http://dynamo:8000
      TABLE: books
      QUEUE_URL: http://queue:9324/000000000000/work
  files: { image: minio/minio, x-seaworthy: { store: ${existing('uploads')} } }
  dynamo: { image: amazon/dynamodb-local, x-seaworthy: { store: ${existing('books')} } }
  queue: { image: softwaremill/elasticmq-native, x-seaworthy: { store: ${existing('work')} } }
x-seaworthy: { region: ap-northeast-2 }
`;
};

test('stores that are named as existing are there, under this account', async () => {
  const { look, outputs } = await openAccount(storesIn);
  const there: Readonly<Record<string, string | undefined>> = {
    uploads: 'arn:aws:s3:::acme-uploads',
    ...outputs,
  };

  expect(await look(withStores(there))).toEqual([]);
  expect(await look(withStores({ ...there, uploads: 'arn:aws:s3:::acme-upload' }))).toEqual([
    'error deploy/existing-missing: This account does not have the bucket acme-upload in ap-northeast-2, which the project names as existing for files.',
  ]);
  const others = (arn = '') => arn.replace(/:\d{12}:/, ':999988887777:');
  const { books, work } = { books: others(outputs.books), work: others(outputs.work) };
  expect(await look(withStores({ ...there, books, work }))).toEqual([
    'error deploy/existing-missing: This account does not have the table acme-books in ap-northeast-2, which the project names as existing for dynamo.',
    'error deploy/existing-missing: This account does not have the queue acme-work in ap-northeast-2, which the project names as existing for queue.',
  ]);
  const gone = { books: `${there.books}-2`, work: `${there.work}-2` };
  expect((await look(withStores({ ...there, ...gone }))).map((line) => line.slice(0, 78))).toEqual([
    'error deploy/existing-missing: This account does not have the table acme-books-2 in'.slice(
      0,
      78,
    ),
    'error deploy/existing-missing: This account does not have the queue acme-work-2 in'.slice(
      0,
      78,
    ),
  ]);
});

test('a store that may not be looked at is not said to be absent', async () => {
  const { look } = await openAccount({}, ({ operation }) =>
    operation === 'HeadBucket'
      ? { kind: 'refused', error: new AwsError('403', 'UnknownError', { status: 403 }) }
      : undefined,
  );
  const compose = `
services:
  api: { build: ., ports: ["8080:8080"], environment: { S3_ENDPOINT: "http://files:9000" } }
  files:
    image: minio/minio
    x-seaworthy: { store: { existing: { arns: { uploads: "arn:aws:s3:::acme-uploads" } } } }
x-seaworthy: { region: ap-northeast-2 }
`;
  expect(await look(compose)).toEqual([
    'advice deploy/not-looked-at: It was not looked at whether the buckets that are named as existing are there: s3:ListBucket is not allowed.',
  ]);
});

test('a network, a load balancer, and an address with its secret and group are there', async () => {
  const { look, outputs } = await openAccount({
    Resources: vpcs(1),
    Outputs: { Vpc: { Value: { Ref: 'Vpc0' } } },
  });
  const inNetwork = (vpc: string) => `
services:
  api:
    build: .
    ports: ["8080:8080"]
    environment: { AMQP_URL: "amqp://guest:guest@rabbit:5672" }
  rabbit:
    image: rabbitmq:3.13
    x-seaworthy:
      store:
        existing:
          host: b-1.mq.ap-northeast-2.amazonaws.com
          credentials: arn:aws:secretsmanager:ap-northeast-2:111122223333:secret:rabbit-AbCdEf
          securityGroup: sg-0123456789abcdef0
x-seaworthy:
  region: ap-northeast-2
  network:
    existing:
      vpc: ${vpc}
      public: [subnet-0123456789abcdef1, subnet-0123456789abcdef2]
      private: [subnet-0123456789abcdef3, subnet-0123456789abcdef4]
  loadBalancer:
    listener: arn:aws:elasticloadbalancing:ap-northeast-2:111122223333:listener/app/company/50dc6c495c0c9188/f2f7dc8efc522ab2
    securityGroup: sg-0123456789abcdef1
    firstPriority: 10000
`;
  const start = 'error deploy/existing-missing: This account does not have the';
  const end = 'in ap-northeast-2, which the project names as existing';
  const listener = `${start} listener f2f7dc8efc522ab2 of the load balancer company ${end}.`;
  const secret = `${start} secret rabbit-AbCdEf ${end} for rabbit.`;
  const gone = 'vpc-0123456789abcdef0';

  expect(await look(inNetwork(gone))).toEqual([`${start} VPC ${gone} ${end}.`, listener, secret]);
  const vpc = outputs.Vpc ?? '';
  expect(await look(inNetwork(vpc))).toEqual([
    ...[1, 2, 3, 4].map((n) => `${start} subnet subnet-0123456789abcdef${n} in ${vpc} ${end}.`),
    listener,
    `${start} security group sg-0123456789abcdef1 in ${vpc} ${end}.`,
    secret,
    `${start} security group sg-0123456789abcdef0 in ${vpc} ${end} for rabbit.`,
  ]);
});

test('the zone of a domain is its own or the nearest above, public and the only one', async () => {
  const zone = (Name: string, more: object = {}) => ({
    Type: 'AWS::Route53::HostedZone',
    Properties: { Name, ...more },
  });
  const { account, run } = await openAccount({
    Resources: {
      Above: zone('example.com'),
      Own: zone('shop.example.com'),
      One: zone('twice.example.org'),
      Other: zone('twice.example.org'),
      ...vpcs(1),
      Private: zone('inside.example.net', {
        VPCs: [{ VPCId: { Ref: 'Vpc0' }, VPCRegion: 'ap-northeast-2' }],
      }),
    },
  });
  const find = (domain: string) =>
    run(async () => findZone(domain, zonesIn(await account.further())));

  const [own, above] = [await find('shop.example.com'), await find('other.example.com')];
  expect([own.kind, above.kind]).toEqual(['found', 'found']);
  expect(own).not.toEqual(above);
  expect(await find('www.shop.example.com')).toEqual(own);
  expect(await find('twice.example.org')).toEqual({
    kind: 'none',
    reason: 'there are 2 public zones twice.example.org',
  });
  for (const domain of ['inside.example.net', 'example.info']) {
    expect(await find(domain)).toEqual({
      kind: 'none',
      reason: 'Route 53 has none in this account',
    });
  }
});
