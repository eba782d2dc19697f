import { StartFailure } from '../task-runner.ts';

/** What ECS says when an engine does not create a container. */
export function createFailure(error: unknown): StartFailure {
  return new StartFailure(
    'CannotCreateContainerError',
    `Error response from daemon: ${reasonOf(error)}`,
  );
}

const runtime = 'unable to start container process: ';

/** What ECS says when a container's process does not start, in the words of its runtime. */
export function startFailure(error: unknown): StartFailure {
  const reason = reasonOf(error);
  const at = reason.indexOf(runtime);
  if (at < 0) return new StartFailure('CannotStartContainerError', reason);
  // Podman adds its own summary, and Docker `: unknown`.
  const cause = reason
    .slice(at + runtime.length)
    .replace(/: (?:OCI [\w ]+|unknown)[^:]*$/i, '')
    .trim();
  return new StartFailure(
    'CannotStartContainerError',
    `ResourceInitializationError: failed to create new container runtime task: failed to create shim task: OCI runtime create failed: runc create failed: ${runtime}${cause}: unknown`,
  );
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/^\(HTTP code \d+\) [\w ]+ - /, '').trim();
}
