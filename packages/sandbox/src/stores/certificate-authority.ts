/** Signs the certificates that a sandbox's stores show to their clients. */
export interface CertificateAuthority {
  /** A certificate for host names, followed by the chain up to the root, and its key, as PEM. */
  issue(hosts: readonly string[]): Promise<{ readonly certificate: string; readonly key: string }>;
}
