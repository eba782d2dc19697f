import { AwsError } from '../aws/aws-error.ts';

const advancedPage =
  'For more information, see https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html';

const validation = (message: string) => new AwsError('ValidationException', message);

/** Parameter Store's refusals in its own words; none of them ever holds a value. */
export const parameterErrors = {
  /** AWS says nothing beyond the name of the error. */
  notFound: () => new AwsError('ParameterNotFound', ''),
  noSuchVersion: (name: string, version: string) =>
    new AwsError(
      'ParameterVersionNotFound',
      `Systems Manager could not find version ${version} of ${name}. Verify the version and try again.`,
    ),
  noSuchLabel: (name: string, label: string) =>
    new AwsError(
      'ParameterVersionNotFound',
      `Systems Manager could not find label ${label} for ${name}. Verify the label and try again.`,
    ),
  exists: () =>
    new AwsError(
      'ParameterAlreadyExists',
      'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
    ),
  reserved: (name: string) =>
    new AwsError('AccessDeniedException', `No access to reserved parameter name: ${name}.`),
  badName: () =>
    validation(
      'Parameter name: can\'t be prefixed with "ssm" (case-insensitive). If formed as a path, it can consist of sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_',
    ),
  notQualified: () => validation('Parameter name must be a fully qualified name.'),
  tooDeep: () =>
    new AwsError(
      'HierarchyLevelLimitExceededException',
      'Parameter name hierarchy can have a maximum of 15 levels.',
    ),
  badPath: () =>
    validation(
      'The parameter doesn\'t meet the parameter name requirements. The parameter name must begin with a forward slash "/". It can\'t be prefixed with "aws" or "ssm" (case-insensitive). It must use only letters, numbers, or the following symbols: . (period), - (hyphen), _ (underscore). Special characters are not allowed. All sub-paths, if specified, must use the forward slash symbol "/". Valid example: /get/parameters2-/by1./path0_.',
    ),
  empty: () =>
    validation(
      "1 validation error detected: Value at 'value' failed to satisfy constraint: Member must have length greater than or equal to 1.",
    ),
  nested: () =>
    validation("Parameter value can't nest another parameter. Do not use {{}} in the value."),
  noType: () => validation('A parameter type is required when you create a parameter.'),
  standardSize: () =>
    validation(
      `Standard tier parameters support a maximum parameter value of 4096 characters. To create a larger parameter value, upgrade the parameter to use the advanced-parameter tier. ${advancedPage}`,
    ),
  advancedSize: () =>
    validation(
      `Advanced tier parameters support a maximum parameter value of 8192 characters. ${advancedPage}`,
    ),
  downgrade: () =>
    validation(
      `This parameter uses the advanced-parameter tier. You can't downgrade a parameter from the advanced-parameter tier to the standard-parameter tier. If necessary, you can delete the advanced parameter and recreate it as a standard parameter. ${advancedPage}`,
    ),
  tagsAndOverwrite: () =>
    validation(
      "Invalid request: tags and overwrite can't be used together. To create a parameter with tags, please remove overwrite flag. To update tags for an existing parameter, please use AddTagsToResource or RemoveTagsFromResource.",
    ),
  patternMismatch: (pattern: string) =>
    new AwsError(
      'ParameterPatternMismatchException',
      `Parameter value, cannot be validated against allowedPattern: ${pattern}`,
    ),
  tooManyLabels: () =>
    new AwsError(
      'ParameterVersionLabelLimitExceeded',
      'An error occurred (ParameterVersionLabelLimitExceeded) when calling the LabelParameterVersion operation: A parameter version can have maximum 10 labels.Move one or more labels to another version and try again.',
    ),
  tooMany: (field: string, most: number) =>
    validation(
      `1 validation error detected: Value at '${field}' failed to satisfy constraint: Member must have length less than or equal to ${most}`,
    ),
  badToken: () => new AwsError('InvalidNextToken', 'The specified token is not valid.'),
} as const;
