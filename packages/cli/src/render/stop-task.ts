/**
 * The command that stops a task:
 *
 *     arn:aws:ecs:eu-west-1:123456789012:task/shop-production/3f2c1ab0
 *     aws ecs stop-task --region eu-west-1 --cluster shop-production --task 3f2c1ab0
 */
export function stopTaskCommand(arn: string): string {
  const [, , , region = '', , resource = ''] = arn.split(':');
  const [, cluster = '', id = ''] = resource.split('/');
  return `aws ecs stop-task --region ${region} --cluster ${cluster} --task ${id}`;
}
