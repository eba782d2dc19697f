import type { SecureVersion } from 'node:tls';
import { elbError } from './elb-error.ts';

/** What CreateListener takes when none is given. */
export const defaultSslPolicy = 'ELBSecurityPolicy-2016-08';

/** ELB's predefined policies with the versions of TLS that they allow (ALB guide, SSL policies). */
const policies: readonly (readonly [RegExp, SecureVersion, SecureVersion])[] = [
  [/^ELBSecurityPolicy-TLS13-1-3(-FIPS)?-(2021-06|2023-04|PQ-2025-09)$/, 'TLSv1.3', 'TLSv1.3'],
  [
    /^ELBSecurityPolicy-TLS13-1-2(-Res|-Ext[012])?(-FIPS)?-(2021-06|2023-04|PQ-2025-09)$/,
    'TLSv1.2',
    'TLSv1.3',
  ],
  [/^ELBSecurityPolicy-TLS13-1-1(-FIPS)?-(2021-06|2023-04)$/, 'TLSv1.1', 'TLSv1.3'],
  [/^ELBSecurityPolicy-TLS13-1-0(-FIPS)?-(2021-06|2023-04|PQ-2025-09)$/, 'TLSv1', 'TLSv1.3'],
  [/^ELBSecurityPolicy-(TLS-1-2(-Ext-2018-06|-2017-01))$/, 'TLSv1.2', 'TLSv1.2'],
  [/^ELBSecurityPolicy-FS-1-2(-Res)?-(2019-08|2020-10)$/, 'TLSv1.2', 'TLSv1.2'],
  [/^ELBSecurityPolicy-(TLS-1-1-2017-01|FS-1-1-2019-08)$/, 'TLSv1.1', 'TLSv1.2'],
  [/^ELBSecurityPolicy-(2016-08|2015-05|FS-2018-06|TLS-1-0-2015-04)$/, 'TLSv1', 'TLSv1.2'],
];

/** Throws SSLPolicyNotFound for a name that AWS does not know. */
export function tlsVersionsOf(policy: string): {
  readonly minVersion: SecureVersion;
  readonly maxVersion: SecureVersion;
} {
  const found = policies.find(([name]) => name.test(policy));
  if (found === undefined) {
    throw elbError('SSLPolicyNotFound', `SSL policy '${policy}' not found`);
  }
  return { minVersion: found[1], maxVersion: found[2] };
}
