type Named = {
  readonly name: string;
};

/** About what a service asks of Fargate. */
export const taskDiagnostics = {
  'application/size-too-large': {
    severity: 'error',
    message: ({ name }: Named) => `${name} asks for more than Fargate's largest task has.`,
    help: () => 'Ask for 32 CPUs and 120 GB at most.',
  },
  'application/development-build': {
    severity: 'warning',
    message: ({ name, target }: Named & { target: string }) =>
      `The image of ${name} is built for development: its stage is ${target}.`,
    help: ({ name }: Named & { target: string }) =>
      `Name the stage for production in \`compose.production.yaml\`: \`services: { ${name}: { build: { target: … } } }\`.`,
  },
  'application/platform-unsupported': {
    severity: 'error',
    message: ({ name, platform }: Named & { platform: string }) =>
      `Fargate does not run ${platform}, which ${name} asks for.`,
    help: () => 'Build for linux/amd64 or linux/arm64.',
  },
  'application/privileged': {
    severity: 'error',
    message: ({ name }: Named) =>
      `${name} is privileged, and Fargate has no privileged containers.`,
    help: () => 'Remove `privileged`, and give only what the service needs.',
  },
  'application/devices': {
    severity: 'error',
    message: ({ name, device }: Named & { device: string }) =>
      `${name} uses the device ${device}, and Fargate gives no devices.`,
    help: () => 'Remove `devices`, or run the service outside Fargate.',
  },
  'application/gpu': {
    severity: 'error',
    message: ({ name }: Named) => `${name} asks for a GPU, and Fargate has none.`,
    help: () => 'Run it on AWS Batch or ECS with GPU instances, outside this project.',
  },
  'application/host-network': {
    severity: 'error',
    message: ({ name }: Named) =>
      `${name} uses the host's network, and on Fargate there is no host.`,
    help: () => 'Remove `network_mode: host` and publish the ports that the service listens on.',
  },
  'application/network-mode': {
    severity: 'error',
    message: ({ name, mode }: Named & { mode: string }) =>
      `${name} has the network mode ${mode}; on AWS every service has a network of its own.`,
    help: () => 'Remove `network_mode` and address the other service by its name.',
  },
  'application/kernel-setting': {
    severity: 'error',
    message: ({ name, key }: Named & { key: string }) =>
      `${name} sets \`${key}\`, which Fargate does not let a task choose.`,
    help: ({ key }: Named & { key: string }) =>
      `Remove \`${key}\`, or run the service outside Fargate.`,
  },
  'application/capability': {
    severity: 'error',
    message: ({ name, capability }: Named & { capability: string }) =>
      `${name} adds the capability ${capability}, and Fargate adds none but SYS_PTRACE.`,
    help: () => 'Remove it from `cap_add`, or run the service outside Fargate.',
  },
  'application/shm-size': {
    severity: 'error',
    message: ({ name }: Named) => `${name} sets \`shm_size\`, and /dev/shm cannot grow on Fargate.`,
    help: () =>
      'Tell the program to use a folder instead, such as Chromium with --disable-dev-shm-usage.',
  },
  'application/extra-hosts': {
    severity: 'warning',
    message: ({ name, host }: Named & { host: string }) =>
      `${name} knows ${host} from \`extra_hosts\`, which Fargate does not have.`,
    help: () => 'Use a name that public DNS knows, or give the address in a variable.',
  },
  'application/ulimit': {
    severity: 'warning',
    message: ({ name, ulimit }: Named & { ulimit: string }) =>
      `${name} sets the limit ${ulimit}, and Fargate changes none but nofile.`,
    help: () => "Remove it; Fargate's own limit applies.",
  },
  'application/health-clamped': {
    severity: 'warning',
    message: ({ service, key, value, nearest }: Clamped) =>
      `ECS does not take ${value} as the ${key} of ${service}'s health check; ${nearest} is used.`,
    help: () =>
      'ECS takes an interval of 5 to 300 s, a timeout of 2 to 60 s, 1 to 10 retries, a start period of up to 300 s.',
  },
  'application/stop-clamped': {
    severity: 'warning',
    message: ({ name, asked }: Named & { asked: number }) =>
      `${name} wants ${asked} s to stop, and Fargate kills it after 120 s.`,
    help: () => 'Let the service save its work in less, and carry on in the next task.',
  },
  'application/scale-range': {
    severity: 'error',
    message: ({ name, min, max }: Named & { min: number; max: number }) =>
      `${name} scales from ${min} to ${max} tasks, and the greater number comes first.`,
    help: () => 'Set `max` to `min` or more.',
  },
  'application/scale-queue-missing': {
    severity: 'error',
    message: ({ name }: Named) => `${name} scales by messages, and it uses no SQS queue.`,
    help: () => 'Name the queue in one of its variables or in `depends_on`.',
  },
  'application/batch-queue-missing': {
    severity: 'error',
    message: ({ name, queue }: Named & { queue: string }) =>
      queue === '.'
        ? `${name} runs on AWS Batch, and no SQS queue starts its jobs.`
        : `${name} takes its jobs from ${queue}, which is no SQS queue that it uses.`,
    help: () =>
      'Name the queue in `depends_on`; a Redis or RabbitMQ becomes one by `x-seaworthy: { store: { type: sqs } }`.',
  },
  'application/batch-drops': {
    severity: 'warning',
    message: ({ name, key }: Named & { key: string; mend: string }) =>
      `\`${key}\` has no effect on ${name}: AWS Batch does not know it.`,
    help: ({ mend }: Named & { key: string; mend: string }) => mend,
  },
  'application/schedule-invalid': {
    severity: 'error',
    message: ({ name, problem }: Named & { problem: string }) =>
      `The schedule of ${name} cannot be read: ${problem}.`,
    help: () =>
      'Write five fields such as `0 3 * * *`, or AWS’s own `rate(1 day)` or `cron(0 3 * * ? *)`.',
  },
  'application/schedule-label': {
    severity: 'advice',
    message: ({ name, label }: Named & { label: string }) =>
      `Nothing reads the label ${label} of ${name} on AWS.`,
    help: () =>
      'Make it a service of its own with `command` and `x-seaworthy: { schedule: "0 3 * * *" }`.',
  },
} as const;

type Clamped = {
  readonly service: string;
  readonly key: string;
  readonly value: number;
  readonly nearest: number;
};
