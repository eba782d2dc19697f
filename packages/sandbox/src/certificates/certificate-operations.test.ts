import {
  ACMClient,
  DescribeCertificateCommand,
  ListCertificatesCommand,
  ResourceNotFoundException,
} from '@aws-sdk/client-acm';
import { beforeAll, expect, test } from 'vitest';
import { clientSettings, type ShopAccount, shopAccount } from '../testing/shop-account.ts';

let account: ShopAccount;
let acm: ACMClient;

beforeAll(async () => {
  account = shopAccount();
  await account.deploy();
  acm = account.sandbox.attach(new ACMClient(clientSettings), 'ACM');
});

test('A certificate of a template is issued, for its names, for 13 months', async () => {
  const { CertificateSummaryList } = await acm.send(new ListCertificatesCommand({}));
  expect(CertificateSummaryList).toMatchObject([
    { DomainName: 'www.shop.example', Status: 'ISSUED' },
  ]);
  const CertificateArn = CertificateSummaryList?.[0]?.CertificateArn;
  const { Certificate } = await acm.send(new DescribeCertificateCommand({ CertificateArn }));
  expect(Certificate).toMatchObject({
    CertificateArn,
    SubjectAlternativeNames: ['www.shop.example'],
    DomainValidationOptions: [{ ValidationStatus: 'SUCCESS' }],
  });
  const days = (at: Date | undefined) => Math.round((at?.getTime() ?? 0) / 86_400_000);
  expect(days(Certificate?.NotAfter) - days(Certificate?.IssuedAt)).toBe(395);
});

test('One that waits for its validation is not among them', async () => {
  const CertificateStatuses = ['PENDING_VALIDATION' as const];
  const answer = await acm.send(new ListCertificatesCommand({ CertificateStatuses }));
  expect(answer.CertificateSummaryList).toEqual([]);
});

test('An unknown one is refused', async () => {
  const CertificateArn = 'arn:aws:acm:eu-west-1:123456789012:certificate/none';
  const missing = acm.send(new DescribeCertificateCommand({ CertificateArn }));
  await expect(missing).rejects.toBeInstanceOf(ResourceNotFoundException);
});
