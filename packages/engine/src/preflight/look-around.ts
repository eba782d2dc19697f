import type { Application, Diagnostic, Template } from '@seaworthy/compiler';
import type { Account } from '../aws/account.ts';
import { createAsker } from '../doctor/live/asker.ts';
import { checkCertificate } from './check-certificate.ts';
import { checkExisting } from './check-existing.ts';
import { checkLimits, type LimitsRequest } from './check-limits.ts';
import { checkPermissions } from './check-permissions.ts';
import { checkRecords, type RecordsRequest } from './check-records.ts';
import type { AccountIdentity } from './identify-account.ts';
import { notLookedAt } from './not-looked-at.ts';

/**
 * Looks at what of the account may stand in the way of a deployment. What may not be looked at, or is
 * not answered, is named and left out.
 */
export async function lookAround(
  request: LimitsRequest &
    RecordsRequest & {
      readonly application: Application;
      readonly templates: readonly Pick<Template, 'bytes'>[];
      readonly identity: AccountIdentity;
    },
  { clients, further }: Pick<Account, 'clients' | 'further'>,
): Promise<readonly Diagnostic[]> {
  const every = { ...clients, ...(await further()) };
  const asker = createAsker();
  const found = await Promise.all([
    checkLimits(request, every, asker),
    checkCertificate(request.application, every, asker),
    checkExisting(request.application, every, asker),
    checkRecords(request, every, asker),
    checkPermissions(request, request.identity, every, asker),
  ]);
  return [...found.flat(), ...asker.unanswered().map(notLookedAt)];
}
