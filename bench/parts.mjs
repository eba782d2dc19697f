import { spawnSync } from 'node:child_process';

const nginx = { name: 'nginx', isThere: () => runs('nginx', ['-v']) };
const containers = {
  name: 'Docker or Podman',
  isThere: () => runs('docker', ['info']) || runs('podman', ['info']),
};

/**
 * The parts of `npm run bench`, each the program `NAME.mjs`. `minutes` are of two cores; what takes
 * long runs when it is named.
 */
export const parts = [
  { name: 'compiler', minutes: 6, about: 'plans and checks, beside aws-cdk-lib' },
  {
    name: 'runtime-start',
    minutes: 0.5,
    about: 'the start of a process with secrets, beside the AWS SDK',
  },
  {
    name: 'deploy',
    minutes: 0.5,
    about: 'simulated deployments: how long, how late events come, calls a minute; beside others',
  },
  { name: 'doctor', minutes: 2, about: 'the score of the incident corpus, which it stores' },
  { name: 'soak', minutes: 1, about: 'a day of faults on 1,000 services in virtual time' },
  {
    name: 'load-balancer',
    minutes: 0.3,
    about: 'the sandbox’s load balancer beside nginx',
    needs: nginx,
  },
  {
    name: 'rehearsal',
    minutes: 1,
    about: 'a rehearsal beside its bare containers',
    needs: containers,
  },
  {
    name: 'storms',
    minutes: 5,
    about: 'deployments in 1,000 storms, and killed at every call',
    isLong: true,
  },
  { name: 'tasks', minutes: 6, about: '100,000 tasks while workers are killed', isLong: true },
  {
    name: 'faults',
    minutes: 12,
    about: 'every fault of a rehearsal, in containers',
    isLong: true,
    needs: containers,
  },
  {
    name: 'life',
    minutes: 10,
    about: 'the examples from first deployment to destruction, in containers',
    isLong: true,
    needs: containers,
  },
];

/** Those that a command line names; without a name all but the long ones. Undefined: a name is wrong. */
export function choose(names) {
  if (names.length === 0) return parts.filter(({ isLong }) => !isLong);
  if (names.join() === 'all') return parts;
  const chosen = names.map((name) => parts.find((part) => part.name === name));
  return chosen.includes(undefined) ? undefined : chosen;
}

function runs(command, args) {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}
