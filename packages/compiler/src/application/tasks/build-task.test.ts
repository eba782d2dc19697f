import { describe, expect, test } from 'vitest';
import { understand } from '../testing/understand.ts';

function task(keys: string) {
  const understood = understand(`services: { it: { image: acme/it, ${keys} } }`);
  return { ...understood.task('it'), codes: understood.codes };
}

describe('the size of a task', () => {
  test.each([
    ['init: false', { cpu: 256, memory: 512, rounded: false }],
    ['cpus: 0.5, mem_limit: 1g', { cpu: 512, memory: 1024, rounded: false }],
    ['cpus: 0.5', { cpu: 512, memory: 1024, rounded: false }],
    ['mem_limit: 3g', { cpu: 512, memory: 3072, rounded: false }],
    ['mem_limit: 1536m', { cpu: 256, memory: 2048, rounded: true }],
    ['cpus: 0.3', { cpu: 512, memory: 1024, rounded: true }],
    ['cpus: 1, mem_limit: 16g', { cpu: 2048, memory: 16384, rounded: true }],
    ['cpus: 8, mem_limit: 17g', { cpu: 8192, memory: 20480, rounded: true }],
    [
      'deploy: { resources: { reservations: { memory: 4g } } }',
      { cpu: 512, memory: 4096, rounded: false },
    ],
  ])('%s', (keys, size) => {
    expect(task(keys)).toMatchObject({ size, codes: [] });
  });

  test('what Fargate does not have is an error', () => {
    expect(task('mem_limit: 200g').codes).toEqual(['size-too-large']);
  });
});

describe('the processor', () => {
  test.each([
    ['platform: linux/amd64', 'X86_64', []],
    ['platform: linux/arm64', 'ARM64', []],
    ['platform: linux/arm64/v8', 'ARM64', []],
    ['platform: wasi/wasm', 'X86_64', ['platform-unsupported']],
    ['platform: constructor', 'X86_64', ['platform-unsupported']],
  ])('%s: %s', (keys, architecture, codes) => {
    expect(task(keys)).toMatchObject({ architecture, codes });
  });
});

describe('stopping', () => {
  test.each([
    ['init: false', 10, []],
    ['stop_grace_period: 45s', 45, []],
    ['stop_grace_period: 5m', 120, ['stop-clamped']],
  ])('%s: %d s', (keys, stopTimeout, codes) => {
    expect(task(keys)).toMatchObject({ stopTimeout, codes });
  });
});

describe('the health check of the container', () => {
  test('a string is for the shell, a list is a command', () => {
    expect(task('healthcheck: { test: "curl -f localhost || exit 1" }').health?.command).toEqual([
      'CMD-SHELL',
      'curl -f localhost || exit 1',
    ]);
    expect(task('healthcheck: { test: [CMD, pg_isready, -q] }').health?.command).toEqual([
      'CMD',
      'pg_isready',
      '-q',
    ]);
  });

  test('asks often when nothing is said, and lets a start pass that Compose would let pass', () => {
    expect(task('healthcheck: { test: [CMD, ok] }').health).toMatchObject({
      interval: 5,
      timeout: 5,
      retries: 3,
      startPeriod: 90,
    });
  });

  test('goes by what is said', () => {
    expect(
      task(
        'healthcheck: { test: [CMD, ok], interval: 20s, timeout: 3s, retries: 2, start_period: 1m }',
      ).health,
    ).toMatchObject({ interval: 20, timeout: 3, retries: 2, startPeriod: 60 });
  });

  test('is brought within the limits of ECS, one warning a value', () => {
    const { health, codes } = task(
      'healthcheck: { test: [CMD, ok], interval: 2s, timeout: 90s, retries: 20, start_period: 10m }',
    );
    expect(health).toMatchObject({ interval: 5, timeout: 60, retries: 10, startPeriod: 300 });
    expect(codes).toEqual(Array(4).fill('health-clamped'));
  });

  test('that is disabled is none', () => {
    expect(task('healthcheck: { test: [CMD, ok], disable: true }').health).toBeUndefined();
    expect(task('healthcheck: { test: [NONE] }').health).toBeUndefined();
  });
});

describe("the load balancer's probe", () => {
  function probe(keys: string) {
    const service = understand(
      `services: { it: { image: acme/it, ports: ["8000:8000"], ${keys} } }`,
    ).service('it');
    return service.kind === 'web' ? service.route.health : undefined;
  }

  test.each([
    ['curl -f http://localhost:8000/health || exit 1', '/health'],
    ['wget -q --spider http://127.0.0.1:8000/ready?deep=1', '/ready'],
    ['curl --silent --fail localhost:8000/flask-health-check || exit 1', '/flask-health-check'],
    [`node -e \\"fetch('http://localhost:'+process.env.PORT+'/live')\\"`, '/live'],
    [`python -c \\"import urllib.request as r; r.urlopen('http://localhost:8000/ok')\\"`, '/ok'],
    ['curl -f http://localhost:$$PORT/health', '/health'],
    ['curl -f http://localhost:8000', '/'],
  ])('takes its path from the Compose health check: %s', (command, path) => {
    expect(probe(`healthcheck: { test: "${command}" }`)).toMatchObject({
      path,
      from: 'healthcheck',
    });
  });

  test('is tuned where nothing is said', () => {
    expect(probe('init: false')).toEqual({
      path: '/',
      codes: '200-399',
      interval: 5,
      timeout: 4,
      healthyThreshold: 2,
      unhealthyThreshold: 3,
      gracePeriod: 60,
      drainDelay: 15,
      from: 'default',
    });
  });

  test('goes by x-seaworthy before all else', () => {
    expect(
      probe(
        'x-seaworthy: { health: { path: /status, codes: "204", interval: 10, timeout: 8, gracePeriod: 200 } }, healthcheck: { test: "curl http://localhost:8000/no" }',
      ),
    ).toMatchObject({
      path: '/status',
      codes: '204',
      interval: 10,
      timeout: 8,
      gracePeriod: 200,
      from: 'settings',
    });
  });

  test('gives the time to start that the health check gives, 15 s at least', () => {
    expect(probe('healthcheck: { test: [CMD, ok], start_period: 40s }')?.gracePeriod).toBe(40);
    expect(probe('healthcheck: { test: [CMD, ok], start_period: 1s }')?.gracePeriod).toBe(15);
  });

  test('lets requests end in the time that the service has to stop', () => {
    expect(probe('stop_grace_period: 90s')?.drainDelay).toBe(90);
  });
});

describe('what Fargate does not have is an error that names the key', () => {
  test.each([
    ['privileged: true', 'privileged'],
    ['devices: ["/dev/kvm:/dev/kvm"]', 'devices'],
    ['network_mode: host', 'host-network'],
    ['network_mode: "service:other"', 'network-mode'],
    ['pid: host', 'kernel-setting'],
    ['cap_add: [NET_ADMIN]', 'capability'],
    ['shm_size: 1g', 'shm-size'],
    ['gpus: all', 'gpu'],
  ])('%s', (keys, code) => {
    const { diagnostics } = understand(`services: { it: { image: acme/it, ${keys} } }`);
    expect(diagnostics).toMatchObject([{ code: `application/${code}`, severity: 'error' }]);
  });

  test.each([
    ['extra_hosts: ["api.local:10.0.0.1"]', 'extra-hosts'],
    ['ulimits: { nproc: 100 }', 'ulimit'],
  ])('%s is a warning', (keys, code) => {
    const { diagnostics } = understand(`services: { it: { image: acme/it, ${keys} } }`);
    expect(diagnostics).toMatchObject([{ code: `application/${code}`, severity: 'warning' }]);
  });
});

describe('capabilities and limits', () => {
  test('dropping all but some becomes the list of the others', () => {
    const { dropCapabilities, codes } = task('cap_drop: [ALL], cap_add: [NET_BIND_SERVICE]');
    expect(dropCapabilities).not.toContain('NET_BIND_SERVICE');
    expect(dropCapabilities).toContain('CHOWN');
    expect(codes).toEqual([]);
  });

  test('SYS_PTRACE is the one that Fargate adds', () => {
    expect(task('cap_add: [SYS_PTRACE]')).toMatchObject({
      addCapabilities: ['SYS_PTRACE'],
      codes: [],
    });
  });

  test('open files, user, folder, init and read-only root go over', () => {
    expect(
      task(
        'ulimits: { nofile: { soft: 2048, hard: 4096 } }, user: "1000", working_dir: /app, init: true, read_only: true',
      ),
    ).toMatchObject({
      openFiles: { soft: 2048, hard: 4096 },
      user: '1000',
      workingDirectory: '/app',
      init: true,
      readonlyRoot: true,
    });
  });
});

describe('scaling', () => {
  test.each([
    ['init: false', { min: 1, max: 1 }],
    ['deploy: { replicas: 3 }', { min: 3, max: 3 }],
    ['x-seaworthy: { scale: { max: 4 } }', { min: 1, max: 4, cpu: 70 }],
    [
      'x-seaworthy: { scale: { min: 2, max: 10, requests: 100 } }',
      { min: 2, max: 10, requests: 100 },
    ],
    [
      'deploy: { replicas: 2 }, x-seaworthy: { scale: { max: 5, memory: 80 } }',
      { min: 2, max: 5, memory: 80 },
    ],
  ])('%s', (keys, scale) => {
    const built = task(keys);
    expect(built.kind === 'worker' && built.scale).toMatchObject(scale);
    expect(built.codes).toEqual([]);
  });

  test('CPU is not added to what the user scales by', () => {
    const built = task('x-seaworthy: { scale: { max: 4, memory: 80 } }');
    expect(built.kind === 'worker' && built.scale.cpu).toBeUndefined();
  });

  test('messages are those of the queue that the service uses, and are counted by Container Insights', () => {
    const { task: of, application } = understand(`
services:
  worker:
    image: acme/it
    environment: { QUEUE_URL: "http://queue:9324/0/jobs" }
    x-seaworthy: { scale: { max: 8, messages: 20 } }
  queue: { image: softwaremill/elasticmq }
`);
    expect(of('worker')).toMatchObject({
      scale: { max: 8, messages: { target: 20, store: 'queue', queue: 'jobs' } },
    });
    expect(application.operations.containerInsights).toBe(true);
  });

  test('messages without a queue are an error', () => {
    expect(task('x-seaworthy: { scale: { max: 8, messages: 20 } }').codes).toEqual([
      'scale-queue-missing',
    ]);
  });
});

describe('batch workers', () => {
  test('take their jobs from the queue that they use', () => {
    const { task: of } = understand(`
services:
  worker:
    image: acme/it
    depends_on: [queue]
    x-seaworthy: { run: batch, batch: { on: ec2-spot, maxVcpus: 256 } }
  queue: { image: redis:7, x-seaworthy: { store: { type: sqs, names: [jobs] } } }
`);
    expect(of('worker')).toMatchObject({
      kind: 'batch',
      on: 'ec2-spot',
      maxVcpus: 256,
      attempts: 3,
      timeout: 3600,
      queue: { store: 'queue', name: 'jobs' },
    });
  });

  test('without a queue are an error', () => {
    expect(task('x-seaworthy: { run: batch }').codes).toEqual(['batch-queue-missing']);
  });
});

describe('images and commands', () => {
  test('a built image says where it is built from', () => {
    const { task: of } = understand(
      'services: { it: { build: { context: ./app, dockerfile: prod.Dockerfile, target: run } } }',
    );
    expect(of('it')).toMatchObject({
      image: { kind: 'built', dockerfile: 'prod.Dockerfile', target: 'run' },
      init: true,
    });
  });

  test('a secret in a command is an error and does not show', () => {
    const { task: of, codes } = understand(
      'services: { it: { image: acme/it, command: ["serve", "--key", "${API_KEY}"] } }',
      { variables: { API_KEY: 'hunter2hunter2' } },
    );
    expect(codes).toEqual(['secret-in-command']);
    expect(of('it').command).toEqual(['serve', '--key', '${API_KEY}']);
  });

  test('a secret in a script comes out of the variable that has it', () => {
    const { task: of, codes } = understand(
      'services: { it: { image: acme/it, environment: { KEY: "${API_KEY}" }, command: ["sh", "-c", "serve --key ${API_KEY}"] } }',
      { variables: { API_KEY: 'hunter2hunter2' } },
    );
    expect(codes).toEqual([]);
    expect(of('it').command).toEqual(['sh', '-c', 'serve --key ${KEY}']);
  });
});
