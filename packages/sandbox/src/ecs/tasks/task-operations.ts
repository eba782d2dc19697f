import type {
  DescribeTasksCommandInput,
  DescribeTasksCommandOutput,
  ListTasksCommandInput,
  ListTasksCommandOutput,
  StopTaskCommandInput,
  StopTaskCommandOutput,
} from '@aws-sdk/client-ecs';
import { AwsError, NotModelled } from '../../aws/aws-error.ts';
import type { Operation, Operations } from '../../aws/operation.ts';
import { pageOf } from '../shapes/page-of.ts';
import type { Tasks } from '../tasks.ts';
import { describeTask } from './describe-task.ts';
import { executeCommand } from './execute-command.ts';
import { type Output, type TaskOperationParts, taskArn, taskIn } from './operation-parts.ts';
import { getProtection, updateProtection } from './protect-tasks.ts';
import { runTask } from './run-task.ts';

/** The operations of ECS that are about tasks. */
export function taskOperations(tasks: Tasks, parts: TaskOperationParts): Operations {
  return {
    RunTask: runTask(tasks, parts),
    StopTask: stopTask(tasks, parts),
    DescribeTasks: describeTasks(tasks, parts),
    ListTasks: listTasks(tasks, parts),
    UpdateTaskProtection: updateProtection(tasks, parts),
    GetTaskProtection: getProtection(tasks, parts),
    ExecuteCommand: executeCommand(tasks, parts),
  };
}

function stopTask(
  tasks: Tasks,
  parts: TaskOperationParts,
): Operation<StopTaskCommandInput, Output<StopTaskCommandOutput>> {
  return {
    needs: ({ cluster, task }) => [
      {
        action: 'ecs:StopTask',
        resource: taskArn(parts, parts.clusterNamed(cluster), task ?? ''),
      },
    ],
    run: ({ cluster, task: reference = '', reason }) => {
      const task = taskIn(tasks, parts.clusterNamed(cluster), reference);
      if (task === undefined) {
        throw new AwsError('InvalidParameterException', 'The referenced task was not found.');
      }
      tasks.stop(task.arn, 'UserInitiated', reason ?? 'Task stopped by user');
      return { task: describeTask(tasks.find(task.arn) ?? task, parts.identity) };
    },
  };
}

function describeTasks(
  tasks: Tasks,
  parts: TaskOperationParts,
): Operation<DescribeTasksCommandInput, Output<DescribeTasksCommandOutput>> {
  return {
    needs: ({ cluster, tasks: references = [] }) =>
      references.map((reference) => ({
        action: 'ecs:DescribeTasks',
        resource: taskArn(parts, parts.clusterNamed(cluster), reference),
      })),
    run: ({ cluster: clusterReference, tasks: references = [], include = [] }) => {
      const cluster = parts.clusterNamed(clusterReference);
      if (references.length === 0) {
        throw new AwsError('InvalidParameterException', 'Tasks cannot be empty.');
      }
      if (references.length > 100) {
        throw new AwsError('InvalidParameterException', 'Tasks can have at most 100 items.');
      }
      const found = references.map((reference) => ({
        reference,
        task: taskIn(tasks, cluster, reference),
      }));
      return {
        tasks: found.flatMap(({ task }) => {
          if (task === undefined) return [];
          const { tags, ...described } = describeTask(task, parts.identity);
          return [{ ...described, tags: include.includes('TAGS') ? tags : [] }];
        }),
        failures: found
          .filter(({ task }) => task === undefined)
          .map(({ reference }) => ({ arn: taskArn(parts, cluster, reference), reason: 'MISSING' })),
      };
    },
  };
}

function listTasks(
  tasks: Tasks,
  parts: TaskOperationParts,
): Operation<ListTasksCommandInput, Output<ListTasksCommandOutput>> {
  return {
    needs: () => [{ action: 'ecs:ListTasks', resource: '*' }],
    run: (input) => {
      if (input.containerInstance !== undefined) {
        throw new NotModelled('container instances (ListTasks containerInstance)');
      }
      const { desiredStatus = 'RUNNING', family, serviceName, startedBy, launchType } = input;
      const arns = tasks
        .inCluster(parts.clusterNamed(input.cluster))
        .filter((task) => task.desiredStatus === desiredStatus)
        .filter(({ request }) => family === undefined || request.definition.family === family)
        .filter(({ request }) => startedBy === undefined || request.startedBy === startedBy)
        .filter(
          ({ request }) =>
            serviceName === undefined || request.group === `service:${lastPart(serviceName)}`,
        )
        .filter(() => launchType === undefined || launchType === 'FARGATE')
        .map(({ arn }) => arn);
      const { items, ...next } = pageOf(arns, input);
      return { taskArns: items, ...next };
    },
  };
}

function lastPart(nameOrArn: string): string {
  return nameOrArn.slice(nameOrArn.lastIndexOf('/') + 1);
}
