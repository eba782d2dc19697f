import { logTargetOf, type StartAccount, type TaskStart } from './task-start.ts';
import { loggerError } from './task-start-error.ts';

/** Throws what AWS says of a missing log group; makes it when the container asks for that. */
export function checkLogGroups(
  { logs, createLogGroup }: StartAccount,
  { definition, taskId }: TaskStart,
): void {
  for (const container of definition.containerDefinitions) {
    const target = logTargetOf(container, taskId);
    if (target === undefined || logs.hasGroup(target.group)) continue;
    if (!target.createGroup) {
      throw loggerError(
        'create stream has been retried 1 times: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist. : exit status 1',
      );
    }
    createLogGroup(target.group);
  }
}
