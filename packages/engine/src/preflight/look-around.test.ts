import { CreateStackCommand, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { AwsError } from '@seaworthy/sandbox';
import { expect, test } from 'vitest';
import { requestFor } from '../rehearse/testing/plan-text.ts';
import { attachedAccount } from '../testing/attached-account.ts';
import { inVirtualTime, scriptedSandbox } from '../testing/scripted-sandbox.ts';
import { findZone } from './find-zone.ts';
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
      new CreateStackCommand({ StackName: 'theirs', TemplateBody: JSON.stringify(resources) }),
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
  const look = async (compose: string) => {
    const request = requestFor(compose);
    const newStacks = request.graph.stacks.map(({ name }) => name);
    const found = await run(() => lookAround({ ...request, newStacks }, account));
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
  const find = (domain: string) => run(async () => findZone(domain, await account.further()));

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
