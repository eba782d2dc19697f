import { EngineUnavailable, ImageFailure } from '@seaworthy/sandbox';
import type { Emit } from '../events/engine-event.ts';
import { openContainerGround } from './ground/open-container-ground.ts';
import type { RehearsalReport } from './rehearsal-report.ts';
import { type RehearsalRequest, rehearse } from './rehearse.ts';

export interface MachineRehearsal extends RehearsalRequest {
  /** The project's folder, absolute. */
  readonly directory: string;
  /** Milliseconds. */
  readonly timeout: number;
}

export interface RehearsalListeners {
  readonly emit: Emit;
  readonly signal: AbortSignal;
  /** Called when everything was tried, before anything is taken down. */
  readonly whileRunning?: (report: RehearsalReport) => Promise<void>;
}

/** `cannot`: this machine lacks something, or an image could not be made. */
export type Ended =
  | { readonly kind: 'report'; readonly report: RehearsalReport }
  | { readonly kind: 'cannot'; readonly reason: string; readonly details: readonly string[] };

/** Rehearses with containers of this machine's engine. */
export async function rehearseOnThisMachine(
  request: MachineRehearsal,
  { emit, signal, whileRunning }: RehearsalListeners,
): Promise<Ended> {
  try {
    const report = await rehearse(request, {
      emit,
      signal,
      ...(whileRunning && { whileRunning }),
      openGround: (tell) => openContainerGround({ ...request, emit: tell, signal }),
    });
    return { kind: 'report', report };
  } catch (error) {
    if (error instanceof EngineUnavailable) {
      return { kind: 'cannot', reason: error.message, details: [] };
    }
    if (error instanceof ImageFailure) {
      return { kind: 'cannot', reason: error.message, details: error.lastLines };
    }
    throw error;
  }
}
