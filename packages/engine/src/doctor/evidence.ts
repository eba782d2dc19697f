import type { EngineEvent, ResourceEvent, TargetEvent, TaskEvent } from '../events/engine-event.ts';
import { hasFailed } from '../watch/has-failed.ts';
import { readUnhealthy } from './read-service-message.ts';
import { withoutColours } from './without-colours.ts';

/** What is known of one service's trouble, gathered while it happened. */
export interface ServiceEvidence {
  readonly service: string;
  /** Tasks that stopped or failed, each as it last was, in the order of their end. */
  readonly stopped: readonly TaskEvent[];
  /** The last of what tasks wrote, oldest first. */
  readonly logTail: readonly string[];
  /** Targets that were not healthy, each with the last reason. */
  readonly unhealthy: readonly TargetEvent[];
  /** The service's own events, oldest first. */
  readonly messages: readonly string[];
  /** Connections that the network kept from arriving: only a sandbox knows. */
  readonly blocked: readonly BlockedConnection[];
  /** It has no hope, as far as who deploys it can tell; AWS may not have said so yet. */
  readonly givenUp?: boolean;
}

export interface BlockedConnection {
  readonly to: string;
  readonly port: number;
  readonly explanation: string;
}

export interface Evidence {
  readonly services: readonly ServiceEvidence[];
  /** Resources that failed by themselves, in order. */
  readonly failedResources: readonly ResourceEvent[];
}

/** Gathers evidence from a stream of events before a rollback destroys it. */
export class EvidenceCollector {
  readonly #services = new Map<string, CollectedService>();
  readonly #failedResources: ResourceEvent[] = [];

  readonly emit = (event: EngineEvent): void => {
    switch (event.kind) {
      case 'task':
        if (event.status === 'STOPPED' || hasFailed(event)) {
          this.#of(event.service).stopped.set(event.task, event);
        }
        return;
      case 'target':
        if (event.state === 'unhealthy') {
          this.#of(event.service).unhealthy.set(event.target, event);
        }
        return;
      case 'service':
        this.#say(event.service, event.message);
        return;
      case 'log':
        this.#log(event.service, event.line);
        return;
      case 'blocked':
        this.#of(event.service).blocked.push(event);
        return;
      case 'given-up':
        this.#of(event.service).givenUp = true;
        return;
      case 'resource':
        if (event.status.endsWith('_FAILED')) this.#failedResources.push(event);
        return;
    }
  };

  evidence(): Evidence {
    return {
      services: [...this.#services].map(([service, collected]) => ({
        service,
        stopped: [...collected.stopped.values()],
        logTail: collected.logTail,
        unhealthy: [...collected.unhealthy.values()],
        messages: collected.messages,
        blocked: collected.blocked,
        ...(collected.givenUp && { givenUp: true }),
      })),
      failedResources: this.#failedResources,
    };
  }

  #say(service: string, message: string): void {
    const { messages, unhealthy } = this.#of(service);
    messages.push(message);
    const target = readUnhealthy(service, message);
    if (target) unhealthy.set(target.target, target);
  }

  #log(service: string, line: string): void {
    const { logTail } = this.#of(service);
    logTail.push(withoutColours(line));
    if (logTail.length > keptLines) logTail.shift();
  }

  #of(service: string): CollectedService {
    const known = this.#services.get(service);
    if (known) return known;
    const fresh: CollectedService = {
      stopped: new Map(),
      unhealthy: new Map(),
      logTail: [],
      messages: [],
      blocked: [],
    };
    this.#services.set(service, fresh);
    return fresh;
  }
}

const keptLines = 200;

interface CollectedService {
  readonly stopped: Map<string, TaskEvent>;
  readonly unhealthy: Map<string, TargetEvent>;
  readonly logTail: string[];
  readonly messages: string[];
  readonly blocked: BlockedConnection[];
  givenUp?: boolean;
}
