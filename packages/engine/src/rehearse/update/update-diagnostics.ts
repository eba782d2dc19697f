import { declareDiagnostics } from '@seaworthy/compiler';

/** What an update shows that no deployment of a single version can. */
export const updateProblems = declareDiagnostics({
  'rehearse/dropped-requests': {
    severity: 'error',
    message: ({ service, count, sent, reasons }: DroppedRequests) =>
      `${count} of ${sent} requests were dropped while a second version of ${service} was rolled in: ${reasons.join(', ')}`,
    help: ({ wereKilled, stopTimeout, drainDelay }: DroppedRequests) =>
      wereKilled
        ? `Tasks of the first version did not end on SIGTERM and were killed ${stopTimeout} s after it, whatever they were answering. Let the program itself get the signal (exec form, no shell before it) and end after its last answer.`
        : `A task gets no new requests for the ${drainDelay} s before its SIGTERM, and has ${stopTimeout} s after it; what takes longer is cut. On SIGTERM, stop listening, answer what is under way and end then; where requests take longer, raise stop_grace_period.`,
  },
  'rehearse/rolled-back': {
    severity: 'error',
    message: ({ service, seconds }: UnfinishedUpdate) =>
      `the second version of ${service} was rolled back after ${seconds} s, as its tasks did not become healthy`,
    help: (_update: UnfinishedUpdate) =>
      'The first version went on serving. On AWS this update ends with UPDATE_ROLLBACK_COMPLETE: mend what its tasks ended with, and rehearse again.',
  },
  'rehearse/update-stuck': {
    severity: 'error',
    message: ({ service, seconds }: UnfinishedUpdate) =>
      `the update of ${service} had not ended after ${seconds} s: not one version alone runs`,
    help: (_update: UnfinishedUpdate) =>
      'See in the events which tasks start again and again, or do not end when they are stopped.',
  },
});

interface DroppedRequests {
  readonly service: string;
  readonly count: number;
  readonly sent: number;
  /** `12 × 502` */
  readonly reasons: readonly string[];
  /** Seconds. */
  readonly stopTimeout: number;
  /** Seconds. */
  readonly drainDelay: number;
  /** Whether tasks of the first version had to be killed. */
  readonly wereKilled: boolean;
}

interface UnfinishedUpdate {
  readonly service: string;
  readonly seconds: number;
}
