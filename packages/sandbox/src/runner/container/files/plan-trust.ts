import type { Run } from '../run.ts';

/** Where a container looks for the authorities that it trusts. */
export interface Trust {
  /** The container's environment, with what makes Node.js trust the sandbox's authority. */
  readonly environment: Readonly<Record<string, string>>;
  /** Files of the image to which the authority is added, if they exist. */
  readonly bundles: readonly string[];
  /** A file that has the authority alone. */
  readonly ownFile?: string;
}

/** The bundles of Debian and Alpine, Red Hat, and OpenSSL. */
const usualBundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/cert.pem',
];
const bundleVariables = ['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE', 'PGSSLROOTCERT'];
const ownFile = '/etc/ssl/seaworthy-sandbox.pem';

/** Plans how a container comes to trust the sandbox's authority as it would trust Amazon's. */
export function planTrust(
  { certificateAuthority, standIn }: Pick<Run, 'certificateAuthority' | 'standIn'>,
  imageVariables: readonly string[],
  environment: Readonly<Record<string, string>>,
): Trust {
  if (certificateAuthority === undefined) return { environment, bundles: [] };
  standIn('the authorities of Amazon that containers trust', "the sandbox's own");
  const all = { ...Object.fromEntries(imageVariables.map(splitVariable)), ...environment };
  const named = [
    ...bundleVariables.map((name) => all[name] ?? ''),
    ...Object.values(all).map(rootCertificate),
  ];
  const paths = named.filter((path) => path.startsWith('/'));
  const trust = { environment, bundles: [...new Set([...usualBundles, ...paths])] };
  if (all.NODE_EXTRA_CA_CERTS) return trust;
  return { ...trust, environment: { ...environment, NODE_EXTRA_CA_CERTS: ownFile }, ownFile };
}

/** What a PostgreSQL URL or connection string names as its bundle. */
function rootCertificate(text: string): string {
  const [, path = ''] = /(?:^|[?&\s])sslrootcert=([^&\s]+)/.exec(text) ?? [];
  return path.replaceAll(/%2f/gi, '/');
}

function splitVariable(text: string): [string, string] {
  const at = text.indexOf('=');
  return [text.slice(0, at), text.slice(at + 1)];
}
