import type { Clock } from '@seaworthy/sandbox';
import { PushProgress } from './push-progress.ts';

interface ProgressWork {
  readonly clock: Pick<Clock, 'now' | 'after'>;
  readonly report: (progress: string) => void;
}

/** Tells how far a push has come, at once and every ten seconds, as long as it takes. */
export async function tellingProgress(
  { clock, report }: ProgressWork,
  push: (progress: PushProgress) => Promise<void>,
): Promise<void> {
  const progress = new PushProgress();
  const began = clock.now();
  let cancel = (): void => {};
  const tellLater = (): void => {
    cancel = clock.after(tellsEvery, () => {
      report(progress.describe(Math.round((clock.now() - began) / 1000)));
      tellLater();
    });
  };
  report('is being pushed');
  tellLater();
  try {
    await push(progress);
  } finally {
    cancel();
  }
}

/** Milliseconds. */
const tellsEvery = 10_000;
