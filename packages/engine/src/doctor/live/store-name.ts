/** A database or cache by its name on AWS, and who has to do with it. */
export interface StoreName extends StoreId {
  /** What the project calls it. */
  readonly owner?: string;
  /** Services that connect to it. */
  readonly users: readonly string[];
  /** The host that it is known by alone; absent when a stack or a secret of the account names it. */
  readonly host?: string;
}

/** What AWS calls a database or cache. */
export interface StoreId {
  readonly kind: 'instance' | 'cluster' | 'replication-group' | 'cache-cluster';
  readonly id: string;
}

/**
 * The database or cache of a region that AWS gave a host to, as far as the host tells; undefined for
 * all other hosts, and for those of proxies and of custom endpoints, which name no store.
 */
export function storeOfHost(host: string, region: string): StoreId | undefined {
  for (const [form, kind] of forms) {
    const { id, of = region } = form.exec(host)?.groups ?? {};
    if (id !== undefined && of === region) return { kind, id };
  }
  return undefined;
}

const rds = String.raw`[a-z0-9]+\.(?<of>[a-z0-9-]+)\.rds\.amazonaws\.com`;
const cache = String.raw`[a-z0-9]+\.cache\.amazonaws\.com(\.cn)?`;

/** Sources: "Finding connection endpoints" of the User Guides of RDS, Aurora and ElastiCache. */
const forms: readonly (readonly [RegExp, StoreId['kind']])[] = [
  [whole(String.raw`(?<id>[a-z0-9-]+)\.${rds}`), 'instance'],
  [whole(String.raw`(?<id>[a-z0-9-]+)\.cluster-(ro-)?${rds}`), 'cluster'],
  // With TLS: master.shop.abc123.euw1…, shop-001.shop.abc123.euw1…
  [whole(String.raw`[a-z0-9-]+\.(?<id>[a-z0-9-]+)\.[a-z0-9]{6}\.${cache}`), 'replication-group'],
  // Without: shop.abc123.ng.0001.euw1…, shop-ro.abc123.ng.0001.euw1…, shop.abc123.clustercfg.euw1…
  [
    whole(String.raw`(?<id>[a-z0-9-]+?)(-ro)?\.[a-z0-9]{6}\.ng\.\d{4}\.${cache}`),
    'replication-group',
  ],
  [whole(String.raw`(?<id>[a-z0-9-]+)\.[a-z0-9]{6}\.clustercfg\.${cache}`), 'replication-group'],
  // A node of any, and Memcached: shop.abc123.cfg.euw1…
  [whole(String.raw`(?<id>[a-z0-9-]+)\.[a-z0-9]{6}\.(cfg|\d{4})\.${cache}`), 'cache-cluster'],
];

function whole(pattern: string): RegExp {
  return new RegExp(`^${pattern}$`);
}
