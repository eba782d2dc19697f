import { type Fault, type FaultyService, refuse } from '../fault.ts';
import { runAround } from '../program/run-instead.ts';

export const slowBoot: Fault = {
  name: 'slow-boot',
  does: 'the program begins only after every check has lost its patience',
  expects: 'the load balancer gives tasks up before they listen; the second trips the breaker',
  shows: /Task failed (ELB|container) health checks/,
  ends: 'rolled-back',
  cause: 'health-grace-short',
  change: (place) => {
    const patience = patienceOf(place.service);
    if (patience === 0) return refuse(`nothing checks whether ${place.service.name} has started`);
    const wait = `trap 'exit 143' TERM; sleep ${patience + 60} & wait $!`;
    return runAround(place, `${wait}; exec "$@"`);
  },
};

/** Seconds until the last check has given a task up. */
function patienceOf(service: FaultyService): number {
  const { health } = service;
  const own = health ? health.startPeriod + health.retries * (health.interval + health.timeout) : 0;
  if (service.kind !== 'web') return own;
  const { gracePeriod, unhealthyThreshold, interval } = service.route.health;
  return Math.max(own, gracePeriod + unhealthyThreshold * interval);
}
