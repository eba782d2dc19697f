import { eachContainer, type Rule } from './rule.ts';

/** What ECS knows and Fargate does not have. */
export const fargateRules: readonly Rule[] = [
  eachContainer(
    ({ privileged }) => (privileged === true ? unsupported('privileged') : undefined),
    ({ linuxParameters }) =>
      linuxParameters?.devices?.length ? unsupported('devices') : undefined,
    ({ linuxParameters }) => set(linuxParameters?.sharedMemorySize, 'sharedMemorySize'),
    ({ linuxParameters }) => set(linuxParameters?.maxSwap, 'maxSwap'),
    ({ linuxParameters }) => set(linuxParameters?.swappiness, 'swappiness'),
    ({ linuxParameters }) => {
      const other = linuxParameters?.capabilities?.add?.find((name) => name !== 'SYS_PTRACE');
      return other === undefined ? undefined : unsupported(`adding the capability ${other}`);
    },
    ({ dnsServers }) => listed(dnsServers, 'dnsServers'),
    ({ dnsSearchDomains }) => listed(dnsSearchDomains, 'dnsSearchDomains'),
    ({ dockerSecurityOptions }) => listed(dockerSecurityOptions, 'dockerSecurityOptions'),
    ({ extraHosts }) => listed(extraHosts, 'extraHosts'),
    ({ disableNetworking }) =>
      disableNetworking === true ? unsupported('disableNetworking') : undefined,
    ({ ulimits = [] }) => {
      const other = ulimits.find(({ name }) => name !== 'nofile');
      return other === undefined ? undefined : unsupported(`the ulimit ${other.name}`);
    },
  ),
];

function set(value: unknown, setting: string): string | undefined {
  return value === undefined ? undefined : unsupported(setting);
}

function listed(list: readonly unknown[] | undefined, setting: string): string | undefined {
  return list?.length ? unsupported(setting) : undefined;
}

function unsupported(setting: string): string {
  return `Fargate compatible task definitions do not support ${setting}`;
}
