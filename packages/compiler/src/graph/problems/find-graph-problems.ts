import type { Application } from '../../application/application.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { findDomainProblems } from './find-domain-problems.ts';
import { findNetworkProblems } from './find-network-problems.ts';
import { findSiteProblems } from './find-site-problems.ts';
import { findValueProblems } from './find-value-problems.ts';

/** What the resources of an application cannot do although the project asks for it. */
export function findGraphProblems(application: Application): readonly Diagnostic[] {
  return [
    ...findNetworkProblems(application),
    ...findDomainProblems(application),
    ...findSiteProblems(application),
    ...findValueProblems(application),
  ];
}
