import type { ElasticacheRecords } from './elasticache-records.ts';

/** The names of a replication group. */
export interface ReplicationHosts {
  readonly primary: string;
  readonly reader: string;
  readonly nodes: readonly string[];
}

/** With TLS `master.shop.abc123.use1.…`, without `shop.abc123.ng.0001.use1.…`. */
export function hostsOf(
  { hostLabel, domain }: ElasticacheRecords,
  id: string,
  nodeCount: number,
  hasTls: boolean,
): ReplicationHosts {
  const nodeIds = Array.from({ length: nodeCount }, (_, index) => {
    return `${id}-${`${index + 1}`.padStart(3, '0')}`;
  });
  if (hasTls) {
    const rest = `${id}.${hostLabel}.${domain}`;
    return {
      primary: `master.${rest}`,
      reader: `replica.${rest}`,
      nodes: nodeIds.map((node) => `${node}.${rest}`),
    };
  }
  return {
    primary: `${id}.${hostLabel}.ng.0001.${domain}`,
    reader: `${id}-ro.${hostLabel}.ng.0001.${domain}`,
    nodes: nodeIds.map((node) => `${node}.${hostLabel}.0001.${domain}`),
  };
}
