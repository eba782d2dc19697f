/** What a variable holds when an address is split over several: `DB_HOST`, `DB_PORT`, … */
export type SplitAttribute = 'address' | 'port' | 'username' | 'password' | 'database' | 'tls';

/** `WORDPRESS_DB_PASSWORD` is the `password` of `WORDPRESS_DB`. The prefix is in upper case. */
export interface SplitName {
  readonly prefix: string;
  readonly attribute: SplitAttribute;
}

const words: Readonly<Record<SplitAttribute, string>> = {
  address: 'HOST|HOSTS|HOSTNAME|SERVER|ADDR|ADDRESS|ENDPOINT|ENDPOINT_URL|URL|URI|DSN',
  port: 'PORT',
  username: 'USER|USERNAME|USR|LOGIN',
  password: 'PASSWORD|PASSWD|PASS|PWD|PW',
  database: 'NAME|DATABASE|DB|DBNAME|SCHEMA',
  tls: 'SSL|TLS|USE_SSL|USE_TLS|SSL_ENABLED|TLS_ENABLED|SSLMODE|SSL_MODE|TLS_MODE',
};

const pattern = new RegExp(
  `^(?<prefix>.+?)[_.-]?(?:${Object.entries(words)
    .map(([attribute, list]) => `(?<${attribute}>${list})`)
    .join('|')})$`,
);

/** Reads a name as a prefix and what it holds; undefined when its last word says nothing. */
export function splitName(name: string): SplitName | undefined {
  const groups = pattern.exec(name.toUpperCase())?.groups;
  if (!groups) return undefined;
  const { prefix = '', ...attributes } = groups;
  for (const attribute of attributeNames) {
    if (attributes[attribute] !== undefined) return { prefix, attribute };
  }
  return undefined;
}

const attributeNames: readonly SplitAttribute[] = [
  'address',
  'port',
  'username',
  'password',
  'database',
  'tls',
];
