import { type CertificateDetail, DescribeCertificateCommand } from '@aws-sdk/client-acm';
import type { Application, Diagnostic, Domain } from '@seaworthy/compiler';
import type { FurtherClients } from '../aws/further-clients.ts';
import type { Asker } from '../doctor/live/asker.ts';
import { preflightProblems as problems } from './preflight-problems.ts';

/**
 * Whether the certificate that the project names can be used, and is for its host names. One of
 * another region, such as CloudFront's, is not looked at, nor one that the deployment makes.
 */
export async function checkCertificate(
  { domain, services, region }: Pick<Application, 'domain' | 'services' | 'region'>,
  { acm }: Pick<FurtherClients, 'acm'>,
  asker: Asker,
): Promise<readonly Diagnostic[]> {
  if (domain?.certificate?.split(':')[3] !== region) return [];
  const CertificateArn = domain.certificate;
  const ask = () => acm.send(new DescribeCertificateCommand({ CertificateArn }));
  const absent = ['ResourceNotFoundException', 'InvalidArnException'];
  const answer = await asker.ask('acm:DescribeCertificate', ask, absent);
  if (answer?.Certificate) {
    const hosts = services.flatMap((service) =>
      service.kind === 'web' ? service.route.hosts : [],
    );
    return judge(answer.Certificate, domain, [...new Set([domain.name, ...hosts])]);
  }
  const isAbsent = asker.unanswered().every(({ action }) => action !== 'acm:DescribeCertificate');
  if (!isAbsent) return [];
  return [problems['deploy/certificate-missing'](domain.span, { domain: domain.name })];
}

function judge(
  { Status: status, DomainValidationOptions = [], ...certificate }: CertificateDetail,
  { name: domain, span }: Domain,
  hosts: readonly string[],
): readonly Diagnostic[] {
  if (status !== 'ISSUED') {
    const waiting = DomainValidationOptions.find((one) => one.ValidationStatus !== 'SUCCESS');
    const { Name, Type, Value } = waiting?.ResourceRecord ?? {};
    const isAwaited = status === 'PENDING_VALIDATION' && Name !== undefined;
    const record = isAwaited ? `${Name} ${Type} ${Value}` : undefined;
    const given = { domain, status: status ?? 'unknown', record };
    return [problems['deploy/certificate-not-issued'](span, given)];
  }
  const names = certificate.SubjectAlternativeNames ?? [certificate.DomainName ?? ''];
  return hosts
    .filter((host) => !names.some((name) => covers(name, host)))
    .map((host) => problems['deploy/certificate-names'](span, { host, names }));
}

/** A wildcard stands for one label. */
function covers(name: string, host: string): boolean {
  const parent = host.slice(host.indexOf('.') + 1);
  return name === host || (name.startsWith('*.') && name.slice(2) === parent);
}
