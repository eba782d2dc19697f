import type { StackResource } from '../stacks/stack.ts';
import type { StackWork } from './stack-work.ts';

/** Tells at once that the resource is cancelled when the work stops, while its handler winds down. */
export async function told(
  work: StackWork,
  resource: StackResource,
  action: 'create' | 'update',
  run: () => Promise<void>,
): Promise<void> {
  const cancel = () => fail(work, resource, action, () => '');
  work.signal.addEventListener('abort', cancel, { once: true });
  try {
    await run();
  } finally {
    work.signal.removeEventListener('abort', cancel);
  }
}

/** Tells a failure once: its own reason, or that it was cancelled because the work had stopped. */
export function fail(
  work: StackWork,
  resource: StackResource,
  action: 'create' | 'update',
  reason: () => string,
): void {
  if (work.failed[action].includes(resource.logicalId)) return;
  work.failed[action].push(resource.logicalId);
  const word = action === 'create' ? 'creation' : 'update';
  work.setResource(
    resource,
    action === 'create' ? 'CREATE_FAILED' : 'UPDATE_FAILED',
    work.signal.aborted ? `Resource ${word} cancelled` : reason(),
  );
  work.stop('failed');
}
