import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { Account } from '../aws/account.ts';

/** Whose account it is. */
export interface AccountIdentity {
  /** 12 digits. */
  readonly id: string;
  readonly region: string;
  /** ARN of who asks. */
  readonly by: string;
}

/** Asks AWS who we are; the first call of all, which needs credentials and no permission. */
export async function identifyAccount(
  { clients, region }: Pick<Account, 'clients' | 'region'>,
  signal: AbortSignal,
): Promise<AccountIdentity> {
  const command = new GetCallerIdentityCommand({});
  const { Account: id = '', Arn: by = '' } = await clients.sts.send(command, {
    abortSignal: signal,
  });
  return { id, region, by };
}
