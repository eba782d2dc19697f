import type { Service } from '@aws-sdk/client-ecs';

/**
 * The end of the last deployment that came through: what was before it is over. After a rollback
 * the failed deployment is what is asked about, until another one comes through.
 */
export function beginningOf({ events = [] }: Pick<Service, 'events'>): Date {
  let beginning = new Date(0);
  let goesBack = false;
  for (const { message = '', createdAt } of events.toReversed()) {
    if (message.includes('rolling back to deployment')) goesBack = true;
    if (!message.includes('deployment completed')) continue;
    if (!goesBack && createdAt) beginning = createdAt;
    goesBack = false;
  }
  return beginning;
}
