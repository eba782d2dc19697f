import type { ServiceName } from '@seaworthy/sandbox';

/** A call as it was made; milliseconds of the sandbox's clock. */
export interface TimedCall {
  readonly service: ServiceName;
  readonly operation: string;
  readonly at: number;
}

/** Calls that AWS counts together: a bucket of so many that fills by so many a second. */
export interface ApiLimit {
  readonly name: string;
  readonly covers: (call: TimedCall) => boolean;
  readonly burst: number;
  readonly perSecond: number;
}

/**
 * For an account and region: Amazon ECS API Reference, "Request throttling for the Amazon ECS API";
 * Elastic Load Balancing User Guide, "API request throttling". CloudFormation publishes none.
 */
export const apiLimits: readonly ApiLimit[] = [
  limit('ECS', /^(Describe|List)Services$/, 100, 20),
  limit('ECS', /^(Describe|List)Tasks$/, 100, 20),
  limit('ECS', /^(Create|Update|Delete)Service$/, 50, 5),
  limit('ECS', /^(Register|Deregister)TaskDefinition$/, 20, 1),
  limit('ECS', /^RunTask$/, 100, 40),
  limit('ElasticLoadBalancingV2', /^Describe/, 40, 10),
];

function limit(service: ServiceName, operations: RegExp, burst: number, perSecond: number) {
  return {
    name: `${service} ${operations.source.replace(/[\^$()]/g, '').replaceAll('|', '/')}`,
    covers: (call: TimedCall) => call.service === service && operations.test(call.operation),
    burst,
    perSecond,
  };
}

/** The fewest calls that were left in the bucket; below 0, AWS would have refused some. */
export function leastLeft(
  { covers, burst, perSecond }: ApiLimit,
  calls: readonly TimedCall[],
): number {
  let [left, least, last] = [burst, burst, 0];
  for (const { at } of calls.filter(covers)) {
    left = Math.min(burst, left + ((at - last) / 1000) * perSecond) - 1;
    least = Math.min(least, left);
    last = at;
  }
  return Math.floor(least);
}

/** The most calls within a minute. */
export function busiestMinute(calls: readonly TimedCall[]): number {
  let first = 0;
  return calls.reduce((most, { at }, index) => {
    while ((calls[first]?.at ?? at) <= at - 60_000) first += 1;
    return Math.max(most, index - first + 1);
  }, 0);
}
