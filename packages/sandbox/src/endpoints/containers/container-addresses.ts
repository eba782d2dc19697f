import type { Identity } from '../../aws/identity.ts';
import type { Task } from '../../ecs/tasks.ts';

/** Where ECS answers containers, as Fargate's variables say it. */
const linkLocal = 'http://169.254.170.2';

/** The ids under which containers find their metadata, credentials and agent. */
export interface ContainerAddresses {
  /** The variables that ECS puts into a container. */
  environmentOf(task: Task, container: string): Readonly<Record<string, string>>;
  /** Which container an id of `/v4/ID` or `/api/ID` belongs to. */
  containerOf(id: string): { readonly taskArn: string; readonly container: string } | undefined;
  /** The task whose role's credentials an id of `/v2/credentials/ID` gives. */
  taskOfCredentials(id: string): string | undefined;
  /** The id of a container that has been given its variables. */
  idOf(taskArn: string, container: string): string | undefined;
  forget(taskArn: string): void;
}

/**
 * Addresses, none yet. `origin` replaces Fargate's link-local address where containers cannot have
 * it; SDKs then take only `localhost` and loopback addresses.
 */
export function createContainerAddresses({
  identity,
  origin = linkLocal,
}: {
  readonly identity: Identity;
  readonly origin?: string;
}): ContainerAddresses {
  const containers = new Map<string, { readonly taskArn: string; readonly container: string }>();
  const credentials = new Map<string, string>();

  function idOf(taskArn: string, container: string): string | undefined {
    for (const [id, known] of containers) {
      if (known.taskArn === taskArn && known.container === container) return id;
    }
    return undefined;
  }

  function newId(task: Task, container: string): string {
    const number = Number.parseInt(identity.hex(8), 16);
    const id = `${task.id}-${String(number).padStart(10, '0')}`;
    containers.set(id, { taskArn: task.arn, container });
    return id;
  }

  function credentialsPath(task: Task): string {
    const known = [...credentials].find(([, taskArn]) => taskArn === task.arn)?.[0];
    const id = known ?? identity.uuid();
    credentials.set(id, task.arn);
    return `/v2/credentials/${id}`;
  }

  function credentialsVariable(task: Task): Readonly<Record<string, string>> {
    if (!task.request.definition.taskRoleArn) return {};
    const path = credentialsPath(task);
    return origin === linkLocal
      ? { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: path }
      : { AWS_CONTAINER_CREDENTIALS_FULL_URI: `${origin}${path}` };
  }

  return {
    environmentOf: (task, container) => {
      const id = idOf(task.arn, container) ?? newId(task, container);
      return {
        ECS_CONTAINER_METADATA_URI: `${origin}/v3/${id}`,
        ECS_CONTAINER_METADATA_URI_V4: `${origin}/v4/${id}`,
        ECS_AGENT_URI: `${origin}/api/${id}`,
        ...credentialsVariable(task),
      };
    },
    containerOf: (id) => containers.get(id),
    taskOfCredentials: (id) => credentials.get(id),
    idOf,
    forget: (taskArn) => {
      for (const [id, known] of containers) if (known.taskArn === taskArn) containers.delete(id);
      for (const [id, arn] of credentials) if (arn === taskArn) credentials.delete(id);
    },
  };
}
