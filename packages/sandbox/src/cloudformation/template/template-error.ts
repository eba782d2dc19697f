import { AwsError } from '../../aws/aws-error.ts';

/** CloudFormation's answer to a call that it cannot accept as it stands. */
export function validationError(message: string): AwsError {
  return new AwsError('ValidationError', message);
}
