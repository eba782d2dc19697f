/** What people call a resource of this type: `AWS::ECS::TaskDefinition` is a `task definition`. */
export function typeWords(type: string): string {
  const last = type.slice(type.lastIndexOf(':') + 1);
  return last
    .replace(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, ' ')
    .replace(/\b[A-Z](?=[a-z])/g, (letter) => letter.toLowerCase());
}
