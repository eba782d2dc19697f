import { iamErrors } from '../iam-errors.ts';

/** Throws for a name that IAM does not take; `parameter` is its name in IAM's API. */
export function checkName(parameter: string, name: string, maxLength: number): void {
  if (name.length > maxLength) {
    throw iamErrors.invalid(
      `1 validation error detected: Value '${name}' at '${parameter}' failed to satisfy constraint: Member must have length less than or equal to ${maxLength}`,
    );
  }
  if (!/^[\w+=,.@-]+$/.test(name)) {
    throw iamErrors.invalid(
      `The specified value for ${parameter} is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-`,
    );
  }
}

/** Throws for a path that does not begin and end with a slash. */
export function checkPath(path: string): void {
  if (/^\/$|^\/[!-~]{0,509}\/$/.test(path)) return;
  throw iamErrors.invalid(
    'The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.',
  );
}
