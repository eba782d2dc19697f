import type { EngineEvent, TaskEvent } from '../../events/engine-event.ts';
import { hasFailed, wasGivenUp } from '../../watch/has-failed.ts';
import { cannotHeal } from './cannot-heal.ts';
import { signatureOf } from './death-signature.ts';

/**
 * Watches the tasks of a service's new revision and says when it has no hope: two deaths alike, or
 * one whose cause no further attempt can change. Tasks of the earlier revision do not count.
 */
export class DeathWatch {
  readonly #isNew: boolean;
  readonly #dead = new Set<string>();
  readonly #signatures = new Map<string, number>();
  #definition: string | undefined;

  /** `isNew`: the service is made for the first time, and its roles with it. */
  constructor(isNew: boolean) {
    this.#isNew = isNew;
  }

  /** The revision, `family:number`, unless it was heard of. */
  expect(definition: string): void {
    this.#definition ??= definition;
  }

  /** Why there is no hope, in AWS's words; undefined as long as there is. */
  hear(event: EngineEvent): string | undefined {
    if (event.kind === 'resource' && event.type === 'AWS::ECS::TaskDefinition') {
      const isMade = event.status === 'CREATE_COMPLETE' || event.status === 'UPDATE_COMPLETE';
      if (isMade) this.#definition = lastPart(event.physicalId);
    }
    return event.kind === 'task' && this.#isDeath(event) ? this.#count(event) : undefined;
  }

  #isDeath(task: TaskEvent): boolean {
    if (this.#dead.has(task.task) || !hasFailed(task)) return false;
    if (this.#definition === undefined || task.definition !== this.#definition) return false;
    // How a container ended that exited by itself is known when its task has stopped. Whom ECS gave
    // up needs half a minute more to leave the load balancer, which would tell nothing new.
    return task.status === 'STOPPED' || wasGivenUp(task);
  }

  #count(event: TaskEvent): string | undefined {
    this.#dead.add(event.task);
    const signature = signatureOf(event);
    const deaths = (this.#signatures.get(signature) ?? 0) + 1;
    this.#signatures.set(signature, deaths);
    const isHopeless = deaths >= 2 || textsOf(event).some((text) => cannotHeal(text, this.#isNew));
    return isHopeless ? reasonOf(event) : undefined;
  }
}

/** Why a task died, in AWS's words. */
export function reasonOf(task: TaskEvent): string | undefined {
  return textsOf(task)[0];
}

/** The container's own reason says more than that of the task. */
function textsOf({ stoppedReason, containers }: TaskEvent): readonly string[] {
  return [
    ...containers.flatMap(({ reason }) => reason ?? []),
    ...(stoppedReason ? [stoppedReason] : []),
  ];
}

function lastPart(arn = ''): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
