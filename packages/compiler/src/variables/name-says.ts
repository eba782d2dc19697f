/**
 * What a variable's name alone says. `address` is a URL or connection string, which may or may not
 * hold credentials: its value decides.
 */
export type NameVerdict = 'plain' | 'secret' | 'address' | 'nothing';

/**
 * Reads the words of a name, whatever its style: `DB_PASSWORD`, `dbPassword` and `db.password` are
 * one. `MONKEY` has no word `KEY` in it.
 */
export function nameSays(name: string): NameVerdict {
  const words = wordsOf(name);
  const last = words.at(-1);
  if (last === undefined) return 'nothing';
  const joined = words.join('_');
  if (opens(joined)) return 'secret';
  if (isPublic(words, joined) || plainLastWords.has(last) || words.some(isCondition)) {
    return 'plain';
  }
  if (addressLastWords.has(last)) return 'address';
  return words.some(isSecretWord) || secretLastWords.has(last) ? 'secret' : 'nothing';
}

/** The words of a name in upper case, without the digits that number them. */
function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .map((word) => word.replace(/^([A-Z]+)[0-9]+$/, '$1'))
    .filter((word) => word !== '');
}

/** Names that look like an identifier's but open something. */
const secretNames = ['ACCESS_KEY_ID', 'SECRET_ID'];

function opens(joined: string): boolean {
  return secretNames.some((name) => joined === name || joined.endsWith(`_${name}`));
}

/** What is built into pages begins so. */
const publicPrefixes =
  'NEXT_PUBLIC NUXT_PUBLIC EXPO_PUBLIC PUBLIC VITE REACT_APP VUE_APP GATSBY STORYBOOK'
    .split(' ')
    .map((prefix) => `${prefix}_`);

/** The open half of a pair, and the keys of tables. */
const publicKeys = new Set('PUBLIC PUBLISHABLE SITE PARTITION SORT PRIMARY FOREIGN'.split(' '));

const namesOfTheShell = new Set('PWD OLDPWD TZ LANG LC_ALL DEBUG'.split(' '));

function isPublic(words: readonly string[], joined: string): boolean {
  if (namesOfTheShell.has(joined)) return true;
  if (publicPrefixes.some((prefix) => joined.startsWith(prefix))) return true;
  return words.at(-1) === 'KEY' && publicKeys.has(words.at(-2) ?? '');
}

const plainLastWords = new Set(
  (
    'ID IDS NAME NAMES PATH PATHS FILE FILES FILENAME DIR DIRECTORY FOLDER ROOT TTL ENABLED ENABLE ' +
    'DISABLED DISABLE HOST HOSTS HOSTNAME PORT PORTS USER USERNAME DB DATABASE REGION ' +
    'LEVEL ENV ENVIRONMENT TZ TIMEZONE LOCALE LANG LANGUAGE TIMEOUT INTERVAL EXPIRY EXPIRES ' +
    'EXPIRATION LENGTH SIZE LIMIT COUNT MIN MAX TYPE ALGORITHM ALG HEADER PREFIX SUFFIX VERSION ' +
    'FORMAT MODE ISSUER AUDIENCE ROUNDS ITERATIONS LIFETIME AGE DURATION SECONDS MINUTES HOURS ' +
    'DAYS MS METHOD PROVIDER FIELD CLAIM SCOPE SCOPES POLICY ARN BUCKET TOPIC TABLE INDEX ORIGIN ' +
    'ORIGINS ALIAS EMAIL DOMAIN DOMAINS DRIVER ENGINE OPTS OPTIONS FLAGS SERIALIZER DESERIALIZER ' +
    'CONVERTER STRATEGY MODEL MODELS IMAGE MODULE CLASS REALM VHOST IP IPS CIDR'
  ).split(' '),
);

const addressLastWords = new Set(
  'URL URLS URI URIS DSN ENDPOINT ENDPOINTS ADDRESS ADDR BROKER CONNECTION CONN JDBC'.split(' '),
);

const secretWords = new Set(
  (
    'PASS PASSWD PASSWORD PASSWORDS PASSPHRASE PASSCODE PWD SECRET SECRETS TOKEN TOKENS KEY KEYS ' +
    'SALT SALTS PEPPER CREDENTIAL CREDENTIALS CREDS HMAC MNEMONIC'
  ).split(' '),
);

/** Words that say it only at the end: `REDISCLI_AUTH`, but not `AUTH_PROVIDER`. */
const secretLastWords = new Set(
  'AUTH PIN OTP TOTP SIG SIGNATURE COOKIE JWT CERTIFICATE'.split(' '),
);

/** Words written as one: `PGPASSWORD`, `DBPASS`, `APIKEY`. */
const gluedSecret =
  /(?:PASSWORD|PASSWD|PASSPHRASE|SECRET|APIKEY|(?:AUTH|ACCESS|SAS|BOT)TOKEN|(?:ACCESS|ACCOUNT|SECRET|PRIVATE|MASTER|SIGNING|ENCRYPTION|AUTH|HOST|SHARED)KEY|^(?:DB|SMTP|MAIL|ROOT|ADMIN|USER|REDIS|MYSQL|MONGO|PG|FTP|IMAP|LDAP|HTTP|REQUIRE|AUTH|SSH)PASS|MASTERAUTH)$/;

/** How all of these end: few words do, and the pattern is slow to compile. */
const gluedEnds = ['PASSWORD', 'PASSWD', 'PASSPHRASE', 'SECRET', 'TOKEN', 'KEY', 'PASS', 'AUTH'];

function isSecretWord(word: string): boolean {
  if (secretWords.has(word)) return true;
  return gluedEnds.some((end) => word.endsWith(end)) && gluedSecret.test(word);
}

const conditions = new Set(
  'ALLOW ALLOWED REQUIRE REQUIRED ENABLE DISABLE SKIP MAX MIN IS HAS USE'.split(' '),
);

/** `ALLOW_EMPTY_PASSWORD`, `MAX_TOKENS`: a setting about secrets, not one of them. */
function isCondition(word: string): boolean {
  return conditions.has(word);
}
