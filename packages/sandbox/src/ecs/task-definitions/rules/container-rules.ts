import { eachContainer, outside, type Rule } from './rule.ts';

/** Names, images and settings of each container by itself. */
export const containerRules: readonly Rule[] = [
  eachContainer(
    ({ name }) => (name ? undefined : 'Container.name should not be null or empty.'),
    ({ name = '' }) =>
      /^[A-Za-z0-9_-]{1,255}$/.test(name)
        ? undefined
        : 'Container.name contains invalid characters.',
    ({ image }) => (image ? undefined : 'Container.image should not be null or empty.'),
    ({ image = '' }) =>
      /^[A-Za-z0-9][\w./:@-]*$/.test(image)
        ? undefined
        : 'Container.image contains invalid characters.',
  ),
  ({ containerDefinitions = [] }) =>
    new Set(containerDefinitions.map(({ name }) => name)).size < containerDefinitions.length
      ? 'Container names must be unique in a task definition.'
      : undefined,
  ({ containerDefinitions = [] }) =>
    containerDefinitions.some(({ essential }) => essential !== false)
      ? undefined
      : 'At least one container in a task definition must be essential.',
  eachContainer(
    ({ stopTimeout }) =>
      outside(stopTimeout, 0, 120)
        ? 'The stopTimeout of a container on Fargate must be between 0 and 120 seconds.'
        : undefined,
    ({ startTimeout }) =>
      outside(startTimeout, 2, 120)
        ? 'The startTimeout of a container on Fargate must be between 2 and 120 seconds.'
        : undefined,
    ({ restartPolicy }) =>
      outside(restartPolicy?.restartAttemptPeriod, 60, 1800)
        ? 'The restartAttemptPeriod of a restart policy must be between 60 and 1800 seconds.'
        : undefined,
    ({ restartPolicy }) =>
      (restartPolicy?.ignoredExitCodes?.length ?? 0) > 50
        ? 'A restart policy can have at most 50 ignoredExitCodes.'
        : undefined,
    ({ healthCheck }) => healthCheck && healthCheckRange(healthCheck),
  ),
];

function healthCheckRange(check: {
  readonly command: readonly string[] | undefined;
  readonly interval?: number | undefined;
  readonly timeout?: number | undefined;
  readonly retries?: number | undefined;
  readonly startPeriod?: number | undefined;
}): string | undefined {
  const [form, ...words] = check.command ?? [];
  if (form === undefined) return 'Container healthCheck command should not be null or empty.';
  if (!(form === 'NONE' || ((form === 'CMD' || form === 'CMD-SHELL') && words.length > 0))) {
    return 'Container healthCheck command must start with NONE, CMD or CMD-SHELL.';
  }
  if (outside(check.interval, 5, 300)) return range('interval', 5, 300);
  if (outside(check.timeout, 2, 60)) return range('timeout', 2, 60);
  if (outside(check.retries, 1, 10)) return range('retries', 1, 10);
  if (outside(check.startPeriod, 0, 300)) return range('startPeriod', 0, 300);
  return undefined;
}

function range(setting: string, low: number, high: number): string {
  return `Container healthCheck ${setting} must be between ${low} and ${high}.`;
}
