/** A repository of ECR. */
export interface PrivateRepository {
  /** 12 digits. */
  readonly account: string;
  readonly region: string;
  readonly name: string;
}

/** The repository of an image such as `111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/api:1.2`. */
export function privateRepositoryOf(reference: string): PrivateRepository | undefined {
  const [, account, region, name] = form.exec(reference) ?? [];
  return account !== undefined && region !== undefined && name !== undefined
    ? { account, region, name }
    : undefined;
}

const form = /^(\d{12})\.dkr\.ecr(?:-fips)?\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\/([^:@]+)/;
