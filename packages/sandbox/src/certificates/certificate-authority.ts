/** Signs the certificates of a sandbox: those of listeners, stores and AWS's own endpoints. */
export interface CertificateAuthority {
  /** Its own certificate as PEM, for clients that shall trust the others. */
  root(): Promise<string>;
  /** A certificate for host names, followed by the chain up to the root, and its key, as PEM. */
  issue(hosts: readonly string[]): Promise<IssuedCertificate>;
}

export interface IssuedCertificate {
  readonly certificate: string;
  readonly key: string;
}
