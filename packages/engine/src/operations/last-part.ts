/** What stands after the last `/` of an ARN; '' without one. */
export function lastPart(arn = ''): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
