import { expect, test } from 'vitest';
import { beginningOf } from './beginning-of.ts';

const completed = '(service api) (deployment ecs-svc/1) deployment completed.';
const failed = '(service api) (deployment ecs-svc/2) deployment failed: tasks failed to start.';
const goesBack = '(service api) rolling back to deployment ecs-svc/1.';
const steady = '(service api) has reached a steady state.';

test.each<[what: string, minute: number, messages: readonly string[]]>([
  ['nothing came through yet: all of it counts', 0, [steady]],
  ['the last deployment came through', 3, [completed, steady, completed, steady]],
  ['the last one failed: it is what is asked about', 1, [completed, failed, goesBack, completed]],
  [
    'one failed, and another came through since: that one is over',
    5,
    [completed, failed, goesBack, completed, completed, steady],
  ],
  ['one goes on that fails', 1, [completed, failed]],
])('%s', (_what, minute, messages) => {
  const events = messages.map((message, at) => ({
    message,
    createdAt: new Date((at + 1) * 60_000),
  }));

  expect(beginningOf({ events: events.toReversed() })).toEqual(new Date(minute * 60_000));
});
