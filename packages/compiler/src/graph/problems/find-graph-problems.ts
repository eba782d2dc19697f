import type { Application } from '../../application/application.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { findAccountProblems } from './find-account-problems.ts';
import { findDomainProblems } from './find-domain-problems.ts';
import { findEntryProblems } from './find-entry-problems.ts';
import { findExistingStoreProblems } from './find-existing-store-problems.ts';
import { findNetworkProblems } from './find-network-problems.ts';
import { findSiteProblems } from './find-site-problems.ts';
import { findValueProblems } from './find-value-problems.ts';

/** What the resources of an application cannot do although the project asks for it. */
export function findGraphProblems(application: Application): readonly Diagnostic[] {
  return [
    ...findNetworkProblems(application),
    ...findEntryProblems(application),
    ...findExistingStoreProblems(application),
    ...findAccountProblems(application),
    ...findDomainProblems(application),
    ...findSiteProblems(application),
    ...findValueProblems(application),
  ];
}
