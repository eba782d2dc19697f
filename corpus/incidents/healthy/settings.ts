import type { Healthy } from '../testing/healthy.ts';

const compose = (text: string, by: string) => ({ 'compose.yaml': [{ text, by }] });
const apiLimit = '          memory: 512M\n    init: true\n    restart: unless-stopped\n\n  worker';

/** Settings that few people choose. */
export const settings: readonly Healthy[] = [
  { story: 'three zones', files: compose('zones: 2', 'zones: 3') },
  { story: 'no NAT gateway, and public addresses', files: compose('nat: single', 'nat: none') },
  {
    story: 'endpoints beside a NAT gateway',
    files: compose('nat: single', 'nat: single\n    endpoints: [ecr.api, ecr.dkr, logs]'),
  },
  {
    story: 'a task for arm64',
    files: compose(
      '    build: ./api\n    ports',
      '    build: ./api\n    platform: linux/arm64\n    ports',
    ),
  },
  {
    story: 'a memory size that Fargate has not',
    files: compose(apiLimit, apiLimit.replace('512M', '700M')),
  },
  {
    story: 'a third of a vCPU',
    files: compose(
      apiLimit,
      apiLimit.replace('memory: 512M', 'memory: 1G\n          cpus: "0.33"'),
    ),
  },
  {
    story: 'scaling by load',
    files: compose(
      '    init: true\n    restart: unless-stopped\n\n  worker',
      '    init: true\n    restart: unless-stopped\n    x-seaworthy:\n      scale: { min: 1, max: 2, cpu: 70 }\n\n  worker',
    ),
  },
  {
    story: 'a file system that may not be written',
    files: compose(
      '    init: true\n    restart: unless-stopped\n\n  worker',
      '    init: true\n    read_only: true\n    restart: unless-stopped\n\n  worker',
    ),
  },
  {
    story: 'a user by number',
    files: compose(
      '    init: true\n    restart: unless-stopped\n\n  worker',
      '    init: true\n    user: "1000:1000"\n    restart: unless-stopped\n\n  worker',
    ),
  },
  {
    story: 'a long time to stop',
    files: compose(
      '    init: true\n    restart: unless-stopped\n\n  worker',
      '    init: true\n    stop_grace_period: 110s\n    restart: unless-stopped\n\n  worker',
    ),
  },
];
