import { describe, expect, it } from 'vitest';
import { add, change, remove } from '../testing/change.ts';
import { findingsOf, onlyFinding } from '../testing/findings-of.ts';
import { goodCloud, live, planned } from '../testing/good-facts.ts';
import { tgWiring } from './tg-wiring.ts';

describe('tg-wiring', () => {
  it('reports a target group for instances', () => {
    expect(
      findingsOf(
        tgWiring,
        planned(change('targetGroups', 'api/Targets', { targetType: 'instance' })),
      ),
    ).toEqual([
      'error: api is not connected to the load balancer: its target group has the target type `instance`.',
    ]);
  });

  it('reports a target group that nothing forwards to', () => {
    expect(onlyFinding(tgWiring, planned(remove('listenerRules', 'api/Rule'))).message).toContain(
      'no listener and no rule forwards',
    );
  });

  it('reports a container and a port that the task does not have', () => {
    const target = (container: string, port: number) =>
      onlyFinding(
        tgWiring,
        planned(
          change('services', 'api/Service', {
            loadBalancers: [{ targetGroup: 'api/Targets', container, port }],
          }),
        ),
      ).message;
    expect(target('app', 8000)).toContain('the task has no container `app`');
    expect(target('api', 80)).toContain('the container `api` has no port 80');
  });

  it('reports a service that does not wait for its rule, unless the rule is in an earlier stack', () => {
    expect(
      onlyFinding(tgWiring, planned(change('services', 'api/Service', { after: [] }))).message,
    ).toContain('does not wait for the rule');
    const moved = change('listenerRules', 'api/Rule', { id: 'base/Rule' });
    expect(
      findingsOf(tgWiring, planned(change('services', 'api/Service', { after: [] }, moved))),
    ).toEqual([]);
    expect(
      findingsOf(tgWiring, live(change('services', 'api/Service', { after: 'unknown' }))),
    ).toEqual([]);
  });

  it('reports two rules of one priority', () => {
    const [rule] = goodCloud.listenerRules;
    const second = {
      ...rule,
      id: 'admin/Rule',
      owner: 'admin',
    } as (typeof goodCloud.listenerRules)[number];
    expect(findingsOf(tgWiring, planned(add('listenerRules', second)))).toEqual([
      'error: admin is not connected to the load balancer: its rule has the priority 100, which a rule of api has already.',
    ]);
  });
});
