import type { Service } from '../../project/project.ts';
import type { ServiceImage } from '../images/recognise-image.ts';
import type { Reason } from '../reason.ts';
import type { Report } from '../understanding.ts';
import type { Role } from './role.ts';

/** A service whose role is to be found. */
export interface Candidate {
  readonly service: Service;
  readonly image: ServiceImage | undefined;
  /** Others wait until it has completed. */
  readonly finishes: boolean;
  readonly report: Report;
}

export interface Verdict {
  readonly role: Role;
  readonly reasons: readonly Reason[];
}

/** Knows one reason for a role; undefined when it does not apply. */
export type Rule = (candidate: Candidate) => Verdict | undefined;
