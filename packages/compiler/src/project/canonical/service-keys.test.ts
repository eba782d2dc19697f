import { describe, expect, test } from 'vitest';
import { displayText } from '../../variables/text.ts';
import { readText } from '../testing/read-text.ts';

function read(keys: string, rest = '') {
  const text = `services:\n  web:\n    image: a\n${keys.replace(/^/gm, '    ')}\n${rest}`;
  const reading = readText(text);
  return { ...reading, web: reading.project?.services[0] };
}

describe('command', () => {
  test('keeps its words as a list gives them', () => {
    const { web } = read('command: ["a b", "$$HOME"]');
    expect(web?.command?.value.arguments.map(displayText)).toEqual(['a b', '$HOME']);
    expect(web?.command?.value.fromString).toBe(false);
  });

  test('is warned about when Compose would cut it short', () => {
    const { problems, web, diagnostics } = read('command: migrate && serve');
    expect(problems).toEqual(['compose/command-cut-short 4:22 &&']);
    expect(diagnostics[0]?.severity).toBe('warning');
    expect(web?.command?.value.arguments.map(displayText)).toEqual(['migrate']);
  });

  test('is refused when it cannot be split', () => {
    expect(read("command: it's").problems).toEqual(["compose/bad-command 4:14 it's"]);
  });

  test('that is empty clears that of the image; without a value it does not', () => {
    expect(read('command: []').web?.command?.value.arguments).toEqual([]);
    expect(read('command: ""').web?.command?.value.arguments).toEqual([]);
    expect(read('command:').web?.command).toBeUndefined();
  });
});

describe('healthcheck', () => {
  test('is read in all its forms', () => {
    const { web } = read(
      'healthcheck: { test: [CMD, curl, -f, localhost], interval: 1m30s, timeout: 500ms, retries: 3, start_period: 40s, start_interval: 5s }',
    );
    expect(web?.healthcheck).toMatchObject({
      disabled: false,
      test: { value: { kind: 'exec' } },
      interval: { value: 90 },
      timeout: { value: 0.5 },
      retries: { value: 3 },
      startPeriod: { value: 40 },
      startInterval: { value: 5 },
    });
    expect(read('healthcheck: { test: curl localhost }').web?.healthcheck?.test?.value.kind).toBe(
      'shell',
    );
    expect(read('healthcheck: { test: [CMD-SHELL, curl] }').web?.healthcheck?.test?.value).toEqual({
      kind: 'shell',
      command: [{ kind: 'text', text: 'curl' }],
    });
  });

  test('is off by disable and by NONE', () => {
    expect(read('healthcheck: { disable: true }').web?.healthcheck?.disabled).toBe(true);
    expect(read('healthcheck: { test: [NONE] }').web?.healthcheck).toMatchObject({
      disabled: true,
    });
  });

  test('is refused when its list starts with the program', () => {
    expect(read('healthcheck: { test: [curl, localhost] }').problems).toEqual([
      'compose/bad-health-test 4:27 curl',
    ]);
  });

  test('tells each wrong length of time', () => {
    const { problems } = read('healthcheck: { test: a, interval: 1 minute, timeout: "30" }');
    expect(problems).toEqual([
      'compose/bad-duration 4:39 1 minute',
      'compose/bad-duration 4:58 "30"',
    ]);
  });
});

describe('size and number', () => {
  test('come from deploy', () => {
    const { web } = read(
      'deploy: { replicas: 3, resources: { limits: { cpus: "0.5", memory: 512M }, reservations: { cpus: 0.25, memory: 256M } }, restart_policy: { condition: on-failure }, update_config: { order: start-first } }',
    );
    expect(web?.deploy).toMatchObject({
      replicas: { value: 3 },
      cpus: { value: 0.5 },
      memory: { value: 536_870_912 },
      reservedCpus: { value: 0.25 },
      reservedMemory: { value: 268_435_456 },
      restartCondition: { value: 'on-failure' },
      updateOrder: { value: 'start-first' },
    });
  });

  test('come from the older keys as well, unless the two contradict each other', () => {
    const { web } = read('scale: 2\ncpus: 1.5\nmem_limit: 1g\nmem_reservation: 1048576');
    expect(web?.deploy).toMatchObject({
      replicas: { value: 2 },
      cpus: { value: 1.5 },
      memory: { value: 1_073_741_824 },
      reservedMemory: { value: 1_048_576 },
    });
    const { problems } = read('scale: 2\ndeploy: { replicas: 3 }');
    expect(problems).toEqual(['compose/contradiction 4:12 2']);
    expect(read('scale: 2\ndeploy: { replicas: 2 }').problems).toEqual([]);
  });

  test('that are no numbers or sizes are told', () => {
    const { problems } = read(
      'deploy: { replicas: many, resources: { limits: { cpus: half, memory: 5X } } }',
    );
    expect(problems).toEqual([
      'compose/bad-number 4:25 many',
      'compose/bad-number 4:60 half',
      'compose/bad-size 4:74 5X',
    ]);
  });
});

describe('secrets and configs', () => {
  const objects = `
secrets:
  key: { file: ./key.txt }
  token: { environment: TOKEN }
  shared: { external: true, name: real }
configs:
  site: { content: "x" }
  old: { external: { name: older } }
`;

  test('say where they are mounted', () => {
    const { web, problems, project } = read(
      'secrets: [key, { source: token, target: t, mode: 0440 }, { source: shared, target: /a/b, mode: "0400" }]\nconfigs: [site, { source: old, target: etc/old }]',
      objects,
    );
    expect(problems).toEqual([]);
    expect(web?.secrets.map(({ source, target, mode }) => [source, target, mode])).toEqual([
      ['key', '/run/secrets/key', undefined],
      ['token', '/run/secrets/t', 0o440],
      ['shared', '/a/b', 0o400],
    ]);
    expect(web?.configs.map(({ target }) => target)).toEqual(['/site', '/etc/old']);
    expect(project?.secrets.map(({ source }) => source)).toEqual([
      { kind: 'file', path: './key.txt' },
      { kind: 'environment', variable: 'TOKEN' },
      { kind: 'external', name: 'real' },
    ]);
    expect(project?.configs.map(({ source }) => source)).toEqual([
      { kind: 'inline' },
      { kind: 'external', name: 'older' },
    ]);
  });

  test('without a source or with two are told', () => {
    const { problems } = read('', 'secrets:\n  a: {}\n  b: { file: x, environment: Y }\n');
    expect(problems).toEqual(['compose/no-source 6:3 a', 'compose/contradiction 7:17 environment']);
  });
});

describe('the other keys', () => {
  test('are brought to one form', () => {
    const { web, problems } =
      read(`build: { context: ./app, dockerfile: D, target: prod, args: { A: 1 }, platforms: [linux/arm64] }
restart: on-failure:3
stop_grace_period: 1m
stop_signal: SIGINT
init: yes
read_only: true
privileged: false
user: "1000:1000"
working_dir: /app
container_name: web-1
hostname: web
platform: linux/arm64
cap_drop: [ALL]
extra_hosts: { a: 1.2.3.4, b: ["::1"] }
devices: ["/dev/a:/dev/b:r", { source: /dev/c }]
shm_size: 64m
ulimits: { nproc: 10, nofile: { soft: 20, hard: 40 } }
labels: [a=1, b]
tmpfs: /run
links: ["web:alias"]`);
    expect(problems).toEqual(['compose/dependency-cycle 23:13 "web:alias"']);
    expect(web).toMatchObject({
      build: {
        context: { value: './app' },
        dockerfile: { value: 'D' },
        target: { value: 'prod' },
        arguments: [{ name: 'A', source: 'build' }],
        platforms: [{ value: 'linux/arm64' }],
      },
      restart: { value: 'on-failure' },
      stopGracePeriod: { value: 60 },
      stopSignal: { value: 'SIGINT' },
      init: { value: true },
      readOnly: { value: true },
      privileged: { value: false },
      user: { value: '1000:1000' },
      workingDirectory: { value: '/app' },
      containerName: { value: 'web-1' },
      hostname: { value: 'web' },
      platform: { value: 'linux/arm64' },
      capDrop: [{ value: 'ALL' }],
      extraHosts: [{ value: 'a=1.2.3.4' }, { value: 'b=::1' }],
      devices: [{ value: '/dev/a:/dev/b:r' }, { value: '/dev/c:/dev/c' }],
      shmSize: { value: 67_108_864 },
      ulimits: [
        { name: 'nproc', soft: 10, hard: 10 },
        { name: 'nofile', soft: 20, hard: 40 },
      ],
      labels: [
        { name: 'a', value: '1' },
        { name: 'b', value: '' },
      ],
      tmpfs: [{ value: '/run' }],
    });
  });

  test('restart: no is text in YAML 1.2', () => {
    expect(read('restart: no').web?.restart?.value).toBe('no');
    expect(read('restart: sometimes').problems).toEqual(['compose/bad-value 4:14 sometimes']);
  });

  test('a Dockerfile cannot be both a file and inline', () => {
    const { problems } = read('build: { dockerfile: D, dockerfile_inline: FROM x }');
    expect(problems).toEqual(['compose/contradiction 4:48 FROM x']);
  });
});

describe('networks', () => {
  test('are default unless others are named', () => {
    const { web, project } = read('', 'networks: { unused: { internal: true } }\n');
    expect(web?.networks).toMatchObject([{ name: 'default' }]);
    expect(project?.networks.map(({ name, internal }) => [name, internal])).toEqual([
      ['unused', true],
      ['default', false],
    ]);
  });

  test('have aliases; a network mode excludes them', () => {
    const named = read(
      'networks: { front: { aliases: [w] }, back: }',
      'networks: { front: , back: { external: true } }\n',
    );
    expect(named.web?.networks.map(({ name, aliases }) => [name, aliases])).toEqual([
      ['front', ['w']],
      ['back', []],
    ]);
    expect(named.project?.networks.map(({ name, external }) => [name, external])).toEqual([
      ['front', false],
      ['back', true],
    ]);
    expect(read('network_mode: host').web?.networks).toEqual([]);
    const both = read('networks: [front]\nnetwork_mode: host', 'networks: { front: }\n');
    expect(both.problems).toEqual(['compose/contradiction 5:19 host']);
  });
});
