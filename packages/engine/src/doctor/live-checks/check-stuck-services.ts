import type { Diagnostic } from '@seaworthy/compiler';
import type { LiveSystem } from '../live/gather-live.ts';
import { liveProblems } from './live-problems.ts';

/** Services that their stack waits for while too few of their tasks run. */
export function checkStuckServices({ cloud, services }: LiveSystem): readonly Diagnostic[] {
  return services.flatMap(({ asked, described }) => {
    const stack = cloud.stacks.find(({ name }) => name === asked.stack);
    const { runningCount: running = 0, desiredCount: desired = 0 } = described;
    const waits = /^(CREATE|UPDATE)(_ROLLBACK)?_IN_PROGRESS$/.test(stack?.status ?? '');
    if (!stack || !waits || running >= desired) return [];
    const about = {
      service: asked.name,
      stack: stack.name,
      status: stack.status ?? '',
      running,
      desired,
    };
    return [{ ...liveProblems['cfn-service-stuck'](undefined, about), owner: asked.name }];
  });
}
