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

const attributes = new Map(
  Object.entries(words).flatMap(([attribute, list]) =>
    list.split('|').map((word) => [word, attribute as SplitAttribute]),
  ),
);

const longestWord = Math.max(...[...attributes.keys()].map((word) => word.length));

/** Reads a name as a prefix and what it holds; undefined when its last word says nothing. */
export function splitName(name: string): SplitName | undefined {
  const text = name.toUpperCase();
  // The shortest prefix leaves the longest word. A pattern for all words is slow to compile.
  for (let end = Math.max(1, text.length - longestWord - 1); end < text.length; end += 1) {
    const attribute = attributes.get(text.slice(isSeparator(text[end]) ? end + 1 : end));
    if (attribute) return { prefix: text.slice(0, end), attribute };
  }
  return undefined;
}

function isSeparator(sign: string | undefined): boolean {
  return sign === '_' || sign === '.' || sign === '-';
}
