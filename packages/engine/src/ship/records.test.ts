import { CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { expect, test } from 'vitest';
import { inVirtualTime } from '../testing/scripted-sandbox.ts';
import { Harbour, type Shipped, shop, soundPrograms } from './testing/harbour.ts';

/** An account with a zone, and a record in it. */
async function harbourWith(record: object = {}): Promise<Harbour> {
  const harbour = new Harbour();
  const { account, scripted } = harbour;
  const zone = { Type: 'AWS::Route53::HostedZone', Properties: { Name: 'example.com' } };
  const HostedZoneId = { Ref: 'Zone' };
  const set = (properties: object) => ({
    Type: 'AWS::Route53::RecordSet',
    Properties: { HostedZoneId, TTL: '60', ...properties },
  });
  const TemplateBody = JSON.stringify({
    Resources: {
      Zone: zone,
      ...(Object.keys(record).length > 0 && { Record: set(record) }),
    },
  });
  await inVirtualTime(scripted.clock, account.clients, async () => {
    const command = new CreateStackCommand({ StackName: 'dns', TemplateBody });
    await account.clients.cloudFormation.send(command);
    await account.clock.sleep(600_000);
  });
  return harbour;
}

const withDomain = (name: string) =>
  `name: ${name}${shop}x-seaworthy: { domain: shop.example.com }\n`;

const said = ({ report }: Shipped) =>
  report.diagnostics.map(({ severity, code, message }) => `${severity} ${code}: ${message}`);

test('a domain that leads to another environment is told before anything is made', async () => {
  const harbour = await harbourWith();
  const first = await harbour.ship('v1', soundPrograms, { compose: withDomain('shop') });
  expect([first.report.outcome, said(first)]).toEqual(['deployed', []]);
  const again = await harbour.ship('v2', soundPrograms, { compose: withDomain('shop') });
  expect([again.report.outcome, said(again)]).toEqual(['deployed', []]);

  const other = await harbour.ship('v1', soundPrograms, { compose: withDomain('other') });

  expect(other.report.outcome).toBe('refused');
  expect(said(other)).toEqual([
    expect.stringMatching(
      /^error deploy\/record-taken: shop\.example\.com leads elsewhere already: its record of type A is \S+\.elb\.amazonaws\.com, and is not this environment’s\.$/,
    ),
  ]);
  expect(other.report.diagnostics[0]?.span?.file).toBe('compose.yaml');
});

test.each([
  [{ Name: 'shop.example.com.', Type: 'CNAME', ResourceRecords: ['pages.example.net'] }, 'CNAME'],
  [{ Name: 'shop.example.com', Type: 'A', ResourceRecords: ['192.0.2.1'] }, 'A'],
])('so is one that somebody wrote: %j', async (record, type) => {
  const harbour = await harbourWith(record);
  const { report, ...rest } = await harbour.ship('v1', soundPrograms, {
    compose: withDomain('shop'),
  });

  expect(report.outcome).toBe('refused');
  expect(said({ report, ...rest })[0]).toContain(
    `its record of type ${type} is ${record.ResourceRecords[0]},`,
  );
});

test.each([
  { Name: 'shop.example.com.', Type: 'TXT', ResourceRecords: ['"proof"'] },
  { Name: 'www.shop.example.com.', Type: 'A', ResourceRecords: ['192.0.2.1'] },
])('other records are nobody’s business: %j', async (record) => {
  const harbour = await harbourWith(record);
  const shipped = await harbour.ship('v1', soundPrograms, { compose: withDomain('shop') });

  expect([shipped.report.outcome, said(shipped)]).toEqual(['deployed', []]);
});
