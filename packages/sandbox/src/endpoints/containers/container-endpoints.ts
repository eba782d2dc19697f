import type { Identity } from '../../aws/identity.ts';
import type { Task, TaskContainer, Tasks } from '../../ecs/tasks.ts';
import type { Roles } from '../../iam/roles.ts';
import type { Clock } from '../../time/clock.ts';
import type { Sessions } from '../sessions/sessions.ts';
import type { WireRequest, WireResponse } from '../wire/wire-protocol.ts';
import type { ContainerAddresses } from './container-addresses.ts';
import { createContainerStats, type UsageOf } from './container-stats.ts';
import { jsonAnswer } from './json-answer.ts';
import { createTaskCredentials } from './task-credentials.ts';
import { containerMetadata, taskMetadata } from './task-metadata.ts';
import { answerProtection } from './task-protection.ts';

export interface ContainerEndpointParts {
  readonly addresses: ContainerAddresses;
  readonly sessions: Sessions;
  readonly tasks: Pick<Tasks, 'find' | 'protect' | 'onChange'>;
  readonly roles: Roles;
  readonly clock: Clock;
  readonly identity: Identity;
  readonly usageOf: UsageOf;
}

/** What ECS answers to containers, without a signature. Undefined: not one of its paths. */
export type ContainerEndpoints = (request: WireRequest) => Promise<WireResponse | undefined>;

export function createContainerEndpoints(parts: ContainerEndpointParts): ContainerEndpoints {
  const { addresses, tasks, clock, identity } = parts;
  const credentials = createTaskCredentials(parts);
  const stats = createContainerStats(parts);

  tasks.onChange((task) => {
    if (task.status !== 'STOPPED') return;
    addresses.forget(task.arn);
    credentials.forget(task.arn);
    stats.forget(task.arn);
  });

  function find(
    id: string,
  ): { readonly task: Task; readonly container: TaskContainer } | undefined {
    const known = addresses.containerOf(id);
    const task = known && tasks.find(known.taskArn);
    const container = task?.containers.find(({ name }) => name === known?.container);
    return task && container ? { task, container } : undefined;
  }

  async function metadata(version: string, id: string, what: string): Promise<WireResponse> {
    const found = find(id);
    if (!found) return unknownContainer(version, what);
    const { task, container } = found;
    switch (what) {
      case '':
        return jsonAnswer(200, containerMetadata(task, container, addresses));
      case '/task':
        return jsonAnswer(200, taskMetadata(task, addresses, clock.now()));
      case '/taskWithTags':
        return jsonAnswer(200, {
          ...taskMetadata(task, addresses, clock.now()),
          TaskTags: task.request.tags ?? {},
        });
      case '/stats':
        return jsonAnswer(200, await stats.of(task, container.name));
      case '/task/stats':
        return jsonAnswer(200, await stats.ofTask(task));
      default:
        return jsonAnswer(404, '404 page not found');
    }
  }

  return async (request) => {
    const ofCredentials = /^\/v2\/credentials\/([^/]+)$/.exec(request.path);
    if (ofCredentials) {
      const taskArn = addresses.taskOfCredentials(ofCredentials[1] ?? '');
      return credentials.answer(taskArn === undefined ? undefined : tasks.find(taskArn));
    }
    const ofMetadata = /^\/(v3|v4)\/([^/]+)(\/.*)?$/.exec(request.path);
    if (ofMetadata) {
      const [, version = '', id = '', what = ''] = ofMetadata;
      return metadata(version, id, what.replace(/\/$/, ''));
    }
    const ofAgent = /^\/api\/([^/]+)\/task-protection\/v1\/state$/.exec(request.path);
    if (!ofAgent) return undefined;
    const task = find(ofAgent[1] ?? '')?.task;
    return answerProtection(request, task, { ...parts, requestId: identity.uuid() });
  };
}

function unknownContainer(version: string, what: string): WireResponse {
  const kind = what.endsWith('stats') ? 'stats' : 'metadata';
  const of = what.startsWith('/task') ? 'task' : 'container';
  return jsonAnswer(
    404,
    `${version.toUpperCase()} ${of} ${kind} handler: unable to find the container of this request`,
  );
}
