import type { ScheduledJob } from '../../../application/application.ts';
import { awsName } from '../../../text/names.ts';
import { attribute, ref, resource } from '../../build-resource.ts';
import type { Resource } from '../../graph.ts';
import { placeTasks } from '../network/place-tasks.ts';
import { buildRole } from '../roles/build-role.ts';
import { allow, arn } from '../roles/statement.ts';
import { givenText, idIn, ownedBy, type Scope } from '../scope.ts';
import { joinParts, type Parts } from '../stack-parts.ts';
import { buildTask, type TaskResources } from '../task/build-task.ts';
import { taskFamily } from '../task/build-task-definition.ts';
import { buildFailureQueue, type FailureQueue } from './failure-queue.ts';
import { runOutputs } from './run-command.ts';

/** A scheduled job: EventBridge Scheduler starts its task; what fails is kept and tells the topic. */
export function buildSchedule(scope: Scope<ScheduledJob>): Parts {
  const task = buildTask(scope);
  const failures = buildFailureQueue(scope, {
    description: `A run of ${scope.service.name} failed.`,
    pattern: failedTasks(scope),
  });
  const role = buildSchedulerRole(scope, task, failures);
  return joinParts(task, failures, {
    resources: [role, buildTimer(scope, task, failures, role)],
    outputs: runOutputs(scope, task),
  });
}

/** Tasks of any revision that did not start, or in which a container ended with another code than 0. */
function failedTasks(scope: Scope): Readonly<Record<string, unknown>> {
  return {
    source: ['aws.ecs'],
    'detail-type': ['ECS Task State Change'],
    detail: {
      lastStatus: ['STOPPED'],
      clusterArn: [clusterArn(scope)],
      taskDefinitionArn: [{ prefix: arn('ecs', `task-definition/${taskFamily(scope)}:`) }],
      $or: [
        { stopCode: ['TaskFailedToStart'] },
        { containers: { exitCode: [{ 'anything-but': [0] }] } },
      ],
    },
  };
}

function clusterArn(scope: Scope) {
  return arn('ecs', `cluster/${givenText(scope, 'cluster')}`);
}

/** For every revision: the schedule must not fail while a new one's permission is on its way. */
function buildSchedulerRole(
  scope: Scope,
  task: TaskResources,
  { queue }: FailureQueue,
): Resource<'AWS::IAM::Role'> {
  return buildRole(scope, 'scheduler-role', 'scheduler.amazonaws.com', [
    allow(['ecs:RunTask'], arn('ecs', `task-definition/${taskFamily(scope)}:*`), {
      ArnEquals: { 'ecs:cluster': clusterArn(scope) },
    }),
    allow(
      ['iam:PassRole'],
      [attribute(task.executionRole, 'Arn'), attribute(task.taskRole, 'Arn')],
      { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
    ),
    allow(['sqs:SendMessage'], attribute(queue, 'Arn')),
  ]);
}

function buildTimer(
  scope: Scope<ScheduledJob>,
  task: TaskResources,
  { queue }: FailureQueue,
  role: Resource<'AWS::IAM::Role'>,
): Resource {
  const { application, service } = scope;
  return resource(
    'AWS::Scheduler::Schedule',
    idIn(scope, 'schedule'),
    {
      Name: awsName(64, application.name, application.environment, service.name),
      ScheduleExpression: service.expression,
      ScheduleExpressionTimezone: service.timezone,
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: {
        Arn: clusterArn(scope),
        RoleArn: attribute(role, 'Arn'),
        EcsParameters: {
          TaskDefinitionArn: ref(task.definition),
          LaunchType: 'FARGATE',
          TaskCount: 1,
          NetworkConfiguration: { AwsvpcConfiguration: placeTasks(scope) },
          EnableExecuteCommand: service.exec,
          EnableECSManagedTags: true,
          PropagateTags: 'TASK_DEFINITION',
        },
        // Of starting the task, not of what it does. Left out, AWS tries 185 times in a day.
        RetryPolicy: { MaximumRetryAttempts: 3, MaximumEventAgeInSeconds: 3600 },
        DeadLetterConfig: { Arn: attribute(queue, 'Arn') },
      },
    },
    { ...ownedBy(scope, service.schedule.expression.span), dependsOn: task.networkRules },
  );
}
