import {
  GetAWSDefaultServiceQuotaCommand,
  GetServiceQuotaCommand,
  NoSuchResourceException,
  ServiceQuotasClient,
} from '@aws-sdk/client-service-quotas';
import { expect, test } from 'vitest';
import { clientSettings, shopAccount } from '../testing/shop-account.ts';

const { sandbox } = shopAccount(undefined, { quotas: { 'L-3032A538': 4000 } });
const client = sandbox.attach(new ServiceQuotasClient(clientSettings), 'ServiceQuotas');

test('Quotas are those of a new account, but for those that were raised', async () => {
  const vpcs = { ServiceCode: 'vpc', QuotaCode: 'L-F678F1CE' };
  expect((await client.send(new GetServiceQuotaCommand(vpcs))).Quota).toMatchObject({
    QuotaName: 'VPCs per Region',
    Value: 5,
  });
  const fargate = { ServiceCode: 'fargate', QuotaCode: 'L-3032A538' };
  expect((await client.send(new GetServiceQuotaCommand(fargate))).Quota?.Value).toBe(4000);
  expect((await client.send(new GetAWSDefaultServiceQuotaCommand(fargate))).Quota?.Value).toBe(6);
});

test('An unknown quota is refused', async () => {
  const unknown = new GetServiceQuotaCommand({ ServiceCode: 'vpc', QuotaCode: 'L-0' });
  await expect(client.send(unknown)).rejects.toBeInstanceOf(NoSuchResourceException);
});
