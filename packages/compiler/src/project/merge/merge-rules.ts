import { pathTree } from '../path-tree.ts';

/** How one value is laid over another where Compose does not simply merge mappings. */
export type MergeRule =
  /** The later one counts. */
  | 'replace'
  /** A list of `NAME=value` or a mapping: by name. */
  | 'key-value'
  /** A text or a list: one after the other. */
  | 'append'
  /** A list of names or a mapping of them. */
  | 'names'
  /** As `names`; a bare name waits for the start. */
  | 'dependencies'
  /** A folder or a mapping. */
  | 'build'
  /** Replaced when the driver changes. */
  | 'logging'
  /** A list of `host=address` or a mapping of them. */
  | 'hosts';

/** Compose's own exceptions from merging mappings by key and lists by appending. */
export const mergeRules = pathTree<MergeRule>({
  'services.*.annotations': 'key-value',
  'services.*.build': 'build',
  'services.*.build.additional_contexts': 'key-value',
  'services.*.build.args': 'key-value',
  'services.*.build.extra_hosts': 'hosts',
  'services.*.build.labels': 'key-value',
  'services.*.command': 'replace',
  'services.*.depends_on': 'dependencies',
  'services.*.deploy.labels': 'key-value',
  'services.*.dns': 'append',
  'services.*.dns_search': 'append',
  'services.*.entrypoint': 'replace',
  'services.*.env_file': 'append',
  'services.*.environment': 'key-value',
  'services.*.extends': 'replace',
  'services.*.extra_hosts': 'hosts',
  'services.*.healthcheck.test': 'replace',
  'services.*.label_file': 'append',
  'services.*.labels': 'key-value',
  'services.*.logging': 'logging',
  'services.*.models': 'names',
  'services.*.networks': 'names',
  'services.*.sysctls': 'key-value',
  'services.*.tmpfs': 'append',
  'services.*.ulimits.*': 'replace',
  'networks.*.labels': 'key-value',
  'volumes.*.labels': 'key-value',
  'secrets.*.labels': 'key-value',
  'configs.*.labels': 'key-value',
});
