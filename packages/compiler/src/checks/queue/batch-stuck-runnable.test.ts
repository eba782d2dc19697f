import { describe, expect, it } from 'vitest';
import { change } from '../testing/change.ts';
import { findingsOf, onlyFinding } from '../testing/findings-of.ts';
import { goodCloud, planned } from '../testing/good-facts.ts';
import { batchStuckRunnable } from './batch-stuck-runnable.ts';

describe('batch-stuck-runnable', () => {
  it('reports a job that wants all the memory an instance has by its name', () => {
    const cloud = change(
      'batchEnvironments',
      'resize/Environment',
      { instanceTypes: ['c5.xlarge'] },
      change('batchDefinitions', 'resize/Definition', { memory: 8192 }),
    );
    expect(findingsOf(batchStuckRunnable, planned(cloud))).toEqual([
      'error: Jobs of resize stay RUNNABLE: none of c5.xlarge has 4 vCPUs and 8192 MiB left for a job.',
    ]);
    expect(
      findingsOf(
        batchStuckRunnable,
        planned(change('batchDefinitions', 'resize/Definition', { memory: 7680 }, cloud)),
      ),
    ).toEqual([]);
  });

  it('warns when only some types fit', () => {
    const cloud = change(
      'batchEnvironments',
      'resize/Environment',
      { instanceTypes: ['c5.xlarge', 'c6i.xlarge', 'c5.2xlarge'] },
      change('batchDefinitions', 'resize/Definition', { memory: 8192 }),
    );
    expect(findingsOf(batchStuckRunnable, planned(cloud))[0]).toContain(
      'warning: Jobs of resize stay RUNNABLE: only c5.2xlarge of its instance types has',
    );
  });

  it('reports an environment that is too small, has no profile or no way out', () => {
    const found = (patch: Parameters<typeof change<'batchEnvironments'>>[2]) =>
      onlyFinding(
        batchStuckRunnable,
        planned(change('batchEnvironments', 'resize/Environment', patch)),
      ).message;
    expect(found({ maximumVcpus: 2 })).toContain(
      'a job wants 4 vCPUs and the environment may have 2',
    );
    const { instanceProfile: _, ...environment } = goodCloud
      .batchEnvironments[0] as (typeof goodCloud.batchEnvironments)[number];
    expect(
      onlyFinding(batchStuckRunnable, planned({ ...goodCloud, batchEnvironments: [environment] }))
        .message,
    ).toContain('no instance profile');
    expect(
      onlyFinding(
        batchStuckRunnable,
        planned(change('routeTables', 'base/PrivateRoutes', { routes: [] })),
      ).message,
    ).toContain('its instances cannot reach ECS');
  });

  it('does not judge types that AWS chooses', () => {
    expect(
      findingsOf(
        batchStuckRunnable,
        planned(
          change('batchEnvironments', 'resize/Environment', { instanceTypes: ['default_x86_64'] }),
        ),
      ),
    ).toEqual([]);
  });

  it('warns of a queue that never gives a job up', () => {
    expect(
      findingsOf(
        batchStuckRunnable,
        planned(change('batchQueues', 'resize/Queue', { limitsRunnable: false })),
      )[0],
    ).toContain('warning: Jobs of resize stay RUNNABLE: nothing gives a job up');
  });
});
