export type { Account } from './account.ts';
export { AwsError, NotModelled } from './aws/aws-error.ts';
export type { Observation, Observe } from './observation.ts';
export type { Clock } from './time/clock.ts';
