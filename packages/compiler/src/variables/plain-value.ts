import { isConnectionAddress } from './connection-address.ts';
import { isWords } from './is-words.ts';

/** `true`, `no`, `off` and their like, and where Docker puts a secret: none, whatever the name. */
export function isNoSecret(value: string): boolean {
  return /^(?:true|false|yes|no|on|off|enabled|disabled|none|null|\/run\/secrets\/[\w.-]+)$/i.test(
    value.trim(),
  );
}

/**
 * Whether a value that holds no credentials plainly is configuration: an address, or a known form
 * such as a number, a size, a version, a host, a path, or a list of these. One lower-case word is;
 * several words are not, for that is how people make passwords.
 */
export function isPlainValue(value: string): boolean {
  const trimmed = value.trim();
  if (trimmed.length > longestPlainValue) return false;
  return isConnectionAddress(trimmed) || isCron(trimmed) || itemsOf(trimmed).every(isPlainItem);
}

const longestPlainValue = 512;

function isCron(text: string): boolean {
  return /^(?:[\d*/,?L#-]+ ){4,5}[\d*/,?L#A-Z-]+$/.test(text);
}

/** `a, b` and `["a", "b"]`. */
function itemsOf(text: string): readonly string[] {
  const list = /^\[(.*)\]$/.exec(text)?.[1];
  const items = (list ?? text).split(',').map((item) => item.trim());
  return list === undefined ? items : items.map((item) => item.replace(/^(["'])(.*)\1$/, '$2'));
}

function isPlainItem(item: string): boolean {
  return plainForms.some((form) => form.test(item)) || isPath(item) || isConnectionAddress(item);
}

const plainForms: readonly RegExp[] = [
  /^[*/.]?$/,
  // numbers
  /^[+-]?\d{1,15}(?:\.\d{1,6})?%?$/,
  // one word, with vowels where it is longer, and short codes such as AWS
  /^(?!(?=.{5})[^aeiouy]*$)(?!.*[^aeiouy]{6})[a-z]{1,20}$|^[A-Z]{1,4}$/,
  // levels, environments, modes, methods
  /^(?:trace|debug|info|notice|warning|error|critical|fatal|verbose|silent|local|production|development|staging|testing|default|master|primary|replica|strict|lax|patch|delete|options)$/i,
  /^(?:single-node|read-only|read-write|json-file|on-failure|unless-stopped|same-origin|dry-run|verify-full|verify-ca|pre-production)$/,
  // sizes and durations: 512m, 2Gi, 30s, 1h30m
  /^(?:\d{1,6}(?:\.\d{1,3})? ?(?:[kmgt]i?b?|b|[nuµm]?s|m|h|d|w|min|sec))+$/i,
  // versions: v2, 1.4.2, 1.25-alpine, 2.0.0-rc.1
  /^v\d{1,4}$|^v?\d{1,4}(?:\.\d{1,6}){1,3}(?:-[a-z]{1,10}\.?\d{0,2})?$|^\d{1,4}-(?:alpine|slim|bookworm|trixie)$/,
  // images: postgres:16-alpine, redis:latest
  /^[a-z]{1,20}(?:-[a-z]{1,20}){0,2}:(?:latest|stable|alpine|v?\d{1,4}(?:\.\d{1,6}){0,3}(?:-[a-z]{1,10}\d{0,2})?)$/,
  // dates
  /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d{1,6})?Z)?$/,
  // languages and character sets: ko_KR.UTF-8, en-US, utf8mb4_general_ci
  /^(?:[a-z]{2}[_-][A-Z]{2}|C)(?:\.UTF-?8)?$|^utf-?(?:8|16)(?:mb[34])?(?:_[a-z]{1,10}){0,3}$|^latin1$/i,
  // algorithms
  /^(?:[HREP]S|sha-?)(?:1|256|384|512)$|^(?:aes-?)?(?:128|192|256)-(?:cbc|gcm|ctr)$|^md5$/i,
  // products and formats with a number in their name
  /^(?:s3|ec2|h2|h264|http2|oauth2|ipv[46]|base64|x86(?:_64)?|arm64|amd64)$/,
  // regions
  /^[a-z]{2}(?:-gov)?-(?:north|south|east|west|central|northeast|northwest|southeast|southwest)-\d$/,
  // media types
  /^(?:application|audio|font|image|multipart|text|video)\/[a-z0-9*][a-z0-9.+-]*$/,
  // time zones
  /^(?:UTC|GMT|Etc\/(?:GMT|UTC)[+-]?\d{0,2})$/,
  // users by number, ratios, ranges of ports
  /^\d{1,6}[:-]\d{1,6}$/,
  // addresses and networks
  /^\d{1,3}(?:\.\d{1,3}){3}(?:[:/]\d{1,5})?$|^\[?[\da-f]{0,4}(?::[\da-f]{0,4}){2,7}\]?(?:[:/]\d{1,5})?$|^:\d{1,5}$/i,
  // services with a port: db:5432, kafka-1:9092
  /^[a-z]{1,20}(?:[-_][a-z]{1,20}|[-_]?\d{1,3}){0,4}:\d{2,5}$/,
  // host names and e-mail addresses
  /^(?:[\w.+-]{1,64}@)?(?:\*?\.)?(?:[a-z0-9](?:[a-z0-9-]{0,40}[a-z0-9])?\.)+(?:com|net|org|edu|gov|int|info|biz|name|app|dev|cloud|tech|site|online|xyz|test|example|invalid|local|localhost|localdomain|internal|intranet|corp|home|lan|svc|[a-z]{2})\.?(?::\d{1,5})?$/,
  // files
  /^\.{0,1}[a-z]{1,20}(?:[._-][a-z]{1,20}){0,3}\.(?:py|js|mjs|cjs|ts|rb|php|go|jar|war|sh|sql|db|sqlite3?|json|ya?ml|toml|ini|cfg|conf|config|xml|html?|css|csv|txt|log|md|pem|crt|cer|key|sock|pid|lock)$/,
];

/** Paths, lists of paths, images and names of places: `/app/src:/app/lib`, `Asia/Seoul`. */
function isPath(item: string): boolean {
  return /^[\w.~*/@:-]*$/.test(item) && item.includes('/') && isWords(item.replace(/[~*@]/g, '/'));
}
