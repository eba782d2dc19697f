import type { Application, Store } from '@seaworthy/compiler';

/**
 * The Compose file that a user would put over those of a project, so that another environment of it
 * stands in the network, behind the load balancer and on the stores of the one that is there.
 * `handedOver` is what the Parameter Store has of that one, such as `vpc-id`.
 */
export function composeForImport(
  { name, services, stores }: Application,
  handedOver: ReadonlyMap<string, string>,
  place: Place,
): string {
  const given = (key: string): string => {
    const value = handedOver.get(key);
    if (value === undefined) throw new Error(`nothing hands over ${key}`);
    return value;
  };
  const sites = services.filter(({ kind }) => kind === 'site');
  return `
x-seaworthy:
  secretName: ${name}/${place.environment}/app
  domain: !override { name: ${place.host} }
  network: !override
    existing:
      vpc: ${given('vpc-id')}
      public: [${given('public-subnets')}]
      private: [${given('private-subnets')}]
  loadBalancer:
    listener: ${given('listener')}
    securityGroup: ${given('load-balancer-security-group')}
    firstPriority: 10000
services:
  ${[
    ...stores.map((store) => storeSettings(store, given, place)),
    ...sites.map((site) => `${site.name}: { x-seaworthy: { site: { hosts: !reset [] } } }`),
  ].join('\n  ')}
`;
}

/** Where the other environment is. */
export interface Place {
  readonly environment: string;
  readonly host: string;
  readonly region: string;
  readonly account: string;
}

function storeSettings(store: Store, given: (key: string) => string, place: Place): string {
  return `${store.name}: { x-seaworthy: { store: { existing: ${existing(store, given, place)} } } }`;
}

function existing(
  store: Store,
  given: (key: string) => string,
  { region, account }: Place,
): string {
  const start = `store/${store.name}`;
  switch (store.kind) {
    case 'bucket':
      return arns(store.buckets, (item) => `arn:aws:s3:::${given(`${start}/bucket/${item}`)}`);
    case 'table':
      return arns(
        store.tables.map((table) => table.name),
        (item) => `arn:aws:dynamodb:${region}:${account}:table/${given(`${start}/table/${item}`)}`,
      );
    case 'queue':
      return arns(store.queues, (item) => given(`${start}/queue/${item}/arn`));
    default:
      return `{ ${[
        `host: ${given(`${start}/host`)}`,
        `credentials: "${given(`${start}/credentials`)}"`,
        `securityGroup: ${given(`security-group/${store.name}`)}`,
      ].join(', ')} }`;
  }
}

function arns(items: readonly string[], arnOf: (item: string) => string): string {
  return `{ arns: { ${items.map((item) => `${item}: "${arnOf(item)}"`).join(', ')} } }`;
}
