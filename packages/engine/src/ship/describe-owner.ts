/** Whose something is that is not ours, as its tags tell. */
export function describeOwner(tags: ReadonlyMap<string, string>): string {
  const project = tags.get('seaworthy:project');
  const stack = tags.get('aws:cloudformation:stack-name');
  if (project !== undefined) return `it is of ${project} in ${tags.get('seaworthy:environment')}`;
  return stack === undefined
    ? 'it was not made by Seaworthy'
    : `it was made by the CloudFormation stack ${stack}`;
}
