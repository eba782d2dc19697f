import { openContainerGround } from './ground/open-container-ground.ts';
import type { RehearsalReport } from './rehearsal-report.ts';
import { type RehearsalHost, type RehearsalRequest, rehearse } from './rehearse.ts';

export interface MachineRehearsal extends RehearsalRequest {
  /** The project's folder, absolute. */
  readonly directory: string;
}

/** Rehearses with containers of this machine's engine. Throws as `rehearse` does. */
export function rehearseOnThisMachine(
  request: MachineRehearsal,
  host: Omit<RehearsalHost, 'openGround'>,
): Promise<RehearsalReport> {
  const { signal } = host;
  return rehearse(request, {
    ...host,
    openGround: (emit) => openContainerGround({ ...request, emit, signal }),
  });
}
