import type { DecisionParts } from '../decide.ts';
import type { IamRecords } from '../iam-records.ts';

/** What handlers of IAM's resources work on. */
export interface IamParts extends DecisionParts {
  readonly records: IamRecords;
}
