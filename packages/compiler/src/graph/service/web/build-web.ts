import type { WebService } from '../../../application/application.ts';
import { ref } from '../../build-resource.ts';
import { buildScaling } from '../running/build-scaling.ts';
import { buildService } from '../running/build-service.ts';
import { buildUsageAlarms } from '../running/usage-alarms.ts';
import type { Scope } from '../scope.ts';
import { joinParts, type Parts } from '../stack-parts.ts';
import { containerName } from '../task/build-container.ts';
import { buildTask } from '../task/build-task.ts';
import { buildListenerRules } from './build-listener-rules.ts';
import { buildTargetGroup } from './build-target-group.ts';
import { buildErrorAlarm, buildHealthAlarm } from './traffic-alarms.ts';

/** A web service: tasks behind the load balancer that all web services share. */
export function buildWeb(scope: Scope<WebService>): Parts {
  const { route } = scope.service;
  const task = buildTask(scope);
  const targetGroup = buildTargetGroup(scope);
  const rules = buildListenerRules(scope, targetGroup);
  const errors = buildErrorAlarm(scope, targetGroup);
  const service = buildService(scope, task, {
    loadBalancers: [
      {
        ContainerName: containerName(scope.service),
        ContainerPort: route.port,
        TargetGroupArn: ref(targetGroup),
      },
    ],
    gracePeriod: route.health.gracePeriod,
    alarms: [errors],
    // ECS refuses a target group that no listener uses yet.
    after: rules,
  });
  return joinParts(
    task,
    { resources: [targetGroup, ...rules, errors] },
    service,
    buildScaling(scope, service.service, targetGroup),
    {
      resources: [
        buildHealthAlarm(scope, targetGroup),
        ...buildUsageAlarms(scope, service.service),
      ],
    },
  );
}
