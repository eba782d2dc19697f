import type { ExecuteCommandRequest, ExecuteCommandResponse } from '@aws-sdk/client-ecs';
import { AwsError, NotModelled } from '../../aws/aws-error.ts';
import type { Operation } from '../../aws/operation.ts';
import type { Tasks } from '../tasks.ts';
import { type TaskOperationParts, taskArn, taskIn } from './operation-parts.ts';

/** Refuses what ECS would refuse; a session itself is not modelled. */
export function executeCommand(
  tasks: Tasks,
  parts: TaskOperationParts,
): Operation<ExecuteCommandRequest, ExecuteCommandResponse> {
  return {
    needs: ({ cluster, task }) => [
      {
        action: 'ecs:ExecuteCommand',
        resource: taskArn(parts, parts.clusterNamed(cluster), task ?? ''),
      },
    ],
    run: ({ cluster, task: reference = '', container, interactive }) => {
      const task = taskIn(tasks, parts.clusterNamed(cluster), reference);
      if (task === undefined) throw invalid('The referenced task was not found.');
      if (interactive !== true) throw invalid('Interactive is the only mode supported currently.');
      const names = task.containers.map(({ name }) => name);
      if (container === undefined && names.length > 1) {
        throw invalid('Container name is required if the task has more than one container.');
      }
      const named = task.containers.find(({ name }) => name === (container ?? names[0]));
      if (named === undefined) {
        throw invalid(`The container ${container} does not exist in the task.`);
      }
      if (task.request.enableExecuteCommand !== true) throw invalid(notEnabled);
      if (named.status !== 'RUNNING') {
        throw new AwsError(
          'TargetNotConnectedException',
          'The execute command failed due to an internal error. Try again later.',
        );
      }
      throw new NotModelled('ECS Exec sessions (ExecuteCommand)');
    },
  };
}

const notEnabled =
  'The execute command failed because execute command was not enabled when the task was run or the execute command agent isn’t running. Wait and try again or run a new task with execute command enabled and try again.';

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}
