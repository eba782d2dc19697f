import { expect, it } from 'vitest';
import { takeAdvice } from './advice.ts';
import { requestFor } from './testing/plan-text.ts';

/** The advice on the memory of a service that used so many MiB, as the report says it. */
function memoryAdvice(limit: string, usedMebibytes: number): readonly string[] {
  const { application } = requestFor(
    `services: { worker: { image: "nginx:1.29", restart: always${limit} } }\n`,
  );
  const report = {
    name: 'worker',
    kind: 'worker',
    ran: true,
    peakMemory: usedMebibytes * 1_048_576,
  };
  return takeAdvice(application, [{ ...report, kind: 'worker' }]).map(
    ({ setting, now, better, evidence }) => `${setting} is ${now}; ${better} (${evidence})`,
  );
}

it.each([
  [
    ', mem_limit: 512M',
    500,
    ['deploy.resources.limits.memory is 512M; 1G (the task used up to 500 of its 512 MiB)'],
  ],
  [
    ', mem_limit: 700M',
    1000,
    [
      'deploy.resources.limits.memory is 700M (1024M in force); 2G (the task used up to 1000 of its 1024 MiB)',
    ],
  ],
  [', mem_limit: 512M', 300, []],
])(
  'memory that is nearly used up is named as Compose has it (%s, %i MiB used)',
  (limit, used, advice) => {
    expect(memoryAdvice(limit, used)).toEqual(advice);
  },
);
