import type { Deployment } from '../deployment/deployment.ts';
import { checkProperties } from '../schemas/check-properties.ts';
import type { ValidationMistake } from '../stacks/stack.ts';

/** AWS's reason for a change set that its early validation refuses. */
export const refusedByValidation =
  'The following hook(s)/validation failed: [AWS::EarlyValidation::PropertyValidation]. To troubleshoot Early Validation errors, use the DescribeEvents API for detailed failure information.';

/** What AWS's early validation finds wrong with the properties that a template writes down. */
export function validateEarly(deployment: Deployment): readonly ValidationMistake[] {
  return [...deployment.resources].flatMap(([logicalId, { type, properties }]) =>
    checkProperties(type, properties).map(({ path, message }) => ({
      logicalId,
      type,
      path: `/Resources/${logicalId}/Properties${path.slice(1)}`,
      message: `${path}: ${message}`,
    })),
  );
}
