import { StartFailure } from '../../../runner/task-runner.ts';

/** Why a task could not start; the message is AWS's stopped reason. */
export class TaskStartError extends Error {
  override readonly name = 'TaskStartError';
  /** The container that it is about, where AWS repeats the reason. */
  readonly container?: string;

  constructor(reason: string, container?: string) {
    super(reason);
    if (container !== undefined) this.container = container;
  }
}

/** What Fargate says while it gathers what containers need, before any of them exists. */
export function initializationError(reason: string): TaskStartError {
  return new TaskStartError(
    `ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: ${reason}`,
  );
}

/** What Fargate says of the log driver's set-up. */
export function loggerError(reason: string): TaskStartError {
  return new TaskStartError(
    `ResourceInitializationError: failed to validate logger args: ${reason}`,
  );
}

/** What Fargate says when it cannot get a container's image. */
export function pullError(reason: string, container: string): TaskStartError {
  return new TaskStartError(`CannotPullContainerError: ${reason}`, container);
}

/** What to say of anything that kept a task from starting, and of which container. */
export function failureOf(error: unknown): {
  readonly reason: string;
  readonly container?: string;
} {
  if (error instanceof TaskStartError) {
    const { message: reason, container } = error;
    return { reason, ...(container !== undefined && { container }) };
  }
  if (error instanceof StartFailure) return { reason: `${error.code}: ${error.message}` };
  const message = error instanceof Error ? error.message : String(error);
  return { reason: `Task failed to start: ${message}` };
}
