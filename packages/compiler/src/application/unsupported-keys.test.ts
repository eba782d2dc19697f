import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Plan, planProject } from '../plan.ts';
import { dispositionOf } from '../project/disposition-table.ts';
import { keyPaths } from '../project/key-paths.ts';
import { memoryHost } from '../project/testing/memory-host.ts';

/** Keys of a service that Fargate has no place for, each with all that may be written below it. */
const unsupportedInServices = [
  'blkio_config: { weight: 300, weight_device: [{ path: /dev/sda, weight: 400 }], device_read_bps: [{ path: /dev/sda, rate: 1mb }], device_read_iops: [{ path: /dev/sda, rate: 120 }], device_write_bps: [{ path: /dev/sda, rate: 1mb }], device_write_iops: [{ path: /dev/sda, rate: 30 }] }',
  'cgroup: host',
  'cgroup_parent: m-executor',
  'configs: [{ source: site, target: /site.yaml, uid: "0", gid: "0", mode: 0440 }]',
  'cpu_count: 2',
  'cpu_percent: 50',
  'cpu_period: 10000',
  'cpu_quota: 5000',
  'cpu_rt_period: 1400us',
  'cpu_rt_runtime: 400us',
  'cpu_shares: 512',
  'cpuset: "0-1"',
  'credential_spec: { config: site, file: c.json, registry: r }',
  'deploy: { placement: { constraints: [disktype=ssd] } }',
  'deploy: { resources: { limits: { pids: 100 } } }',
  'deploy: { resources: { reservations: { devices: [{ capabilities: [gpu], driver: nvidia, count: 1, device_ids: ["0"], options: { a: b } }] } } }',
  'deploy: { resources: { reservations: { generic_resources: [{ discrete_resource_spec: { kind: gpu, value: 2 } }] } } }',
  'device_cgroup_rules: ["c 1:3 mr"]',
  'devices: [{ source: /dev/fuse, target: /dev/fuse, permissions: rwm }]',
  'dns: 8.8.8.8',
  'dns_opt: [use-vc]',
  'dns_search: example.com',
  'external_links: [redis]',
  'extra_hosts: ["old.example.com=10.1.2.3"]',
  'gpus: [{ driver: nvidia, count: 2, capabilities: [gpu], device_ids: ["0"], options: { a: b } }]',
  'group_add: [mail]',
  'healthcheck: { test: [CMD, "true"], start_interval: 2s }',
  'ipc: host',
  'isolation: hyperv',
  'mac_address: 02:42:ac:11:65:43',
  'mem_swappiness: 10',
  'memswap_limit: 2g',
  'models: { llm: { endpoint_var: MODEL_URL, model_var: MODEL } }',
  'networks: { back: { ipv4_address: 172.16.238.10 } }',
  'networks: { back: { ipv6_address: "2001:3984:3989::10" } }',
  'networks: { back: { link_local_ips: [57.123.22.11] } }',
  'networks: { back: { mac_address: 02:42:ac:11:65:43 } }',
  'oom_kill_disable: true',
  'oom_score_adj: 500',
  'pid: host',
  'pids_limit: 10',
  'post_start: [{ command: ./warm, user: root, privileged: true, working_dir: /app, environment: { A: b } }]',
  'pre_stop: [{ command: ./save, user: root, privileged: true, working_dir: /app, environment: { A: b } }]',
  'privileged: true',
  'provider: { type: awesomecloud, options: { size: 10 } }',
  'runtime: runsc',
  'secrets: [{ source: token, uid: "103" }]',
  'secrets: [{ source: token, gid: "103" }]',
  'secrets: [{ source: token, mode: 0440 }]',
  'security_opt: ["label=disable"]',
  'shm_size: 2g',
  'stop_signal: SIGINT',
  'storage_opt: { size: 1G }',
  'sysctls: { net.core.somaxconn: 1024 }',
  'use_api_socket: true',
  'userns_mode: host',
  'uts: host',
  'volumes: [{ type: volume, source: data, target: /data, volume: { subpath: sub } }]',
  'volumes: [{ type: tmpfs, target: /cache, tmpfs: { mode: 0755 } }]',
  'volumes: [{ type: tmpfs, target: /cache, tmpfs: { size: 64m } }]',
  'volumes: [{ type: image, source: acme/files, target: /files, image: { subpath: sub } }]',
  'volumes_from: [other]',
];

/** Keys at the top of the file, each with a service that takes up what they define. */
const unsupportedOnTop = [
  ['networks: [back]', 'networks: { back: { enable_ipv6: true } }'],
  ['networks: [back]', 'networks: { back: { external: { name: shared } } }'],
  ['volumes: ["data:/data"]', 'volumes: { data: { driver: nfs } }'],
  ['volumes: ["data:/data"]', 'volumes: { data: { driver_opts: { type: nfs } } }'],
  ['volumes: ["data:/data"]', 'volumes: { data: { external: { name: shared } } }'],
  ['secrets: [token]', 'secrets: { token: { file: token.txt, driver: vault } }'],
  ['secrets: [token]', 'secrets: { token: { file: token.txt, driver_opts: { a: b } } }'],
  ['secrets: [token]', 'secrets: { token: { file: token.txt, template_driver: golang } }'],
  ['secrets: [token]', 'secrets: { token: { environment: TOKEN, external: { name: shared } } }'],
  ['configs: [site]', 'configs: { site: { file: a, name: b, template_driver: golang } }'],
  ['configs: [site]', 'configs: { site: { content: a } }'],
  ['configs: [site]', 'configs: { site: { environment: A } }'],
  ['configs: [site]', 'configs: { site: { external: { name: shared } } }'],
  [
    'models: [llm]',
    'models: { llm: { model: ai/llm, name: small, context_size: 1024, runtime_flags: [--a] } }',
  ],
] as const;

/** Keys that matter on a laptop only, each in a place of its own. */
const localInServices = [
  'annotations: { a: b }',
  'attach: false',
  'build: { context: ., additional_contexts: { a: b }, cache_from: [a], cache_to: [b], entitlements: [network.host], extra_hosts: ["a=1.2.3.4"], isolation: default, labels: { a: b }, network: host, no_cache: true, privileged: true, provenance: false, pull: true, sbom: true, secrets: [{ source: token, target: t, uid: "1", gid: "1", mode: 0440 }], shm_size: 2g, ssh: [default], ulimits: { nofile: { soft: 1, hard: 2 } } }',
  'depends_on: { other: { condition: service_started, restart: true } }',
  'deploy: { labels: { a: b } }',
  'develop: { watch: [{ path: ./src, target: /src, action: sync+exec, ignore: [a], include: [b], initial_sync: true, exec: { command: ./go, user: root, privileged: true, working_dir: /app, environment: { A: b } } }] }',
  'label_file: a.labels',
  'labels: { a: b }',
  'ports: [{ target: 80, published: "80", host_ip: 127.0.0.1, mode: host }]',
  'stdin_open: true',
  'tty: true',
  'volumes: [{ type: bind, source: ./data, target: /data, consistency: cached, bind: { create_host_path: true, propagation: rprivate, recursive: enabled, selinux: z } }]',
  'volumes: [{ type: volume, source: data, target: /data, volume: { labels: { a: b } } }]',
];

const localOnTop = [
  ['networks: [back]', 'networks: { back: { labels: { a: b } } }'],
  ['volumes: ["data:/data"]', 'volumes: { data: { labels: { a: b } } }'],
  ['secrets: [token]', 'secrets: { token: { file: token.txt, labels: { a: b } } }'],
  ['', 'configs: { site: { file: a, labels: { a: b } } }'],
  ['', 'version: "3.8"'],
] as const;

describe('a key that Fargate has no place for', () => {
  it.each(unsupportedInServices)('is told once, in a service: %s', (text) => {
    expect(told(inService(text))).toEqual([expect.stringMatching(/^(?:error|warning) /)]);
    expect(told(inService(text), { strict: true })).toEqual([expect.stringMatching(/^error /)]);
  });

  it.each(unsupportedOnTop)('is told once, for a service with %s: %s', (use, text) => {
    expect(told(onTop(use, text))).toEqual([expect.stringMatching(/^(?:error|warning) /)]);
    expect(told(onTop(use, text), { strict: true })).toEqual([expect.stringMatching(/^error /)]);
  });

  it('is one of these', () => {
    expect(usedIn('unsupported', unsupportedInServices, unsupportedOnTop)).toEqual(
      pathsOf('unsupported'),
    );
  });

  it('is not told for a container whose place a managed store takes', () => {
    const text = 'services: { db: { image: "postgres:17", shm_size: 256mb, stop_signal: SIGINT } }';
    expect(told(text, { strict: true })).toEqual(['warning application/store-unused']);
  });

  it('is told once for services that share its text', () => {
    const shared = 'x-all: &all { image: "acme/it:1", pids_limit: 9 }';
    expect(told(`${shared}\nservices: { one: *all, two: *all }`)).toEqual([
      'warning application/unsupported-key',
    ]);
  });
});

describe('a key that matters on a laptop only', () => {
  it.each(localInServices)('is not told, in a service: %s', (text) => {
    expect(told(inService(text), { strict: true })).toEqual([]);
  });

  it.each(localOnTop)('is not told, for a service with %s: %s', (use, text) => {
    expect(told(onTop(use, text), { strict: true })).toEqual([]);
  });

  it('is one of these', () => {
    expect(usedIn('local-only', localInServices, localOnTop)).toEqual(pathsOf('local-only'));
  });
});

/** What every project here is told, for its images, the Dockerfile that it lacks, its region and the file of its secret. */
const usual =
  /^(?:image-(?:mutable-tag|dockerhub-limit|dockerfile-missing)|graph\/no-https|depends-on-invalid|application\/(?:region-default|secret-file|secret-unfilled|bind-data)|compose\/obsolete-version)$/;

/** Severity and code of what a plan says beside that. */
function told(compose: string, { strict = false } = {}): readonly string[] {
  return planOf(compose, strict)
    .diagnostics.filter(({ code }) => !usual.test(code))
    .map(({ code, severity }) => `${severity} ${code}`);
}

function inService(text: string): string {
  return `
services:
  it:
    image: acme/it:1
    ${text}
  other: { image: acme/other:1 }
networks: { back: {} }
volumes: { data: {} }
configs: { site: { file: site.yaml } }
secrets: { token: { file: token.txt } }
models: { llm: { model: ai/llm } }
`;
}

function onTop(use: string, text: string): string {
  return `services: { it: { image: "acme/it:1", ${use} } }\n${text}\n`;
}

function planOf(compose: string, strict = false): Plan {
  const request = { files: ['compose.yaml'], folderName: 'shop', profiles: [] };
  const host = memoryHost({ 'compose.yaml': compose, 'token.txt': 'x' }, { TOKEN: 'x' });
  return planProject({ ...request, environment: 'production', strict }, host);
}

type Disposition = ReturnType<typeof dispositionOf>['disposition'];

function pathsOf(disposition: Disposition): readonly string[] {
  const text = readFileSync(new URL('../../data/compose-spec.json', import.meta.url), 'utf8');
  return keyPaths(JSON.parse(text))
    .filter((path) => dispositionOf(path).disposition === disposition)
    .sort();
}

/** The keys with a disposition that these texts use. */
function usedIn(
  disposition: Disposition,
  services: readonly string[],
  top: readonly (readonly [use: string, text: string])[],
): readonly string[] {
  const texts = [...services.map(inService), ...top.map(([use, text]) => onTop(use, text))];
  const keys = texts.flatMap((text) => planOf(text).project?.keys ?? []);
  const used = keys.filter((key) => key.disposition === disposition).map(({ path }) => path);
  return [...new Set(used)].sort();
}
