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

/** The ids of one task: of its containers by name, and of its role's credentials. */
interface GivenIds {
  readonly containers: Map<string, string>;
  credentials?: string;
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
  const given = new Map<string, GivenIds>();

  function idsOf({ arn }: Task): GivenIds {
    const known = given.get(arn) ?? { containers: new Map() };
    given.set(arn, known);
    return known;
  }

  function newId(task: Task, container: string): string {
    const number = Number.parseInt(identity.hex(8), 16);
    const id = `${task.id}-${String(number).padStart(10, '0')}`;
    idsOf(task).containers.set(container, id);
    containers.set(id, { taskArn: task.arn, container });
    return id;
  }

  function credentialsPath(task: Task): string {
    const ids = idsOf(task);
    ids.credentials ??= identity.uuid();
    credentials.set(ids.credentials, task.arn);
    return `/v2/credentials/${ids.credentials}`;
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
      const id = idsOf(task).containers.get(container) ?? newId(task, container);
      return {
        ECS_CONTAINER_METADATA_URI: `${origin}/v3/${id}`,
        ECS_CONTAINER_METADATA_URI_V4: `${origin}/v4/${id}`,
        ECS_AGENT_URI: `${origin}/api/${id}`,
        ...credentialsVariable(task),
      };
    },
    containerOf: (id) => containers.get(id),
    taskOfCredentials: (id) => credentials.get(id),
    idOf: (taskArn, container) => given.get(taskArn)?.containers.get(container),
    forget: (taskArn) => {
      const ids = given.get(taskArn);
      for (const id of ids?.containers.values() ?? []) containers.delete(id);
      if (ids?.credentials !== undefined) credentials.delete(ids.credentials);
      given.delete(taskArn);
    },
  };
}
