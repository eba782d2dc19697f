import type { Cause } from './cause.ts';

/** What applications write when they die of something that is known; the first that fits. */
const lines: readonly (readonly [RegExp, Cause])[] = [
  [/exec format error/i, 'image-platform-mismatch'],
  [
    /exec.*\.sh: (no such file or directory|not found)|\.sh['’]?: (cannot execute: required file not found|no such file or directory)|\^M|illegal option -/i,
    'entrypoint-crlf',
  ],
  [
    /\.env(\.\w+)?['"]? ?(file )?(: )?(is )?(not found|missing|does not exist|no such file)|no such file.*\.env\b/i,
    'dotenv-file-required',
  ],
  [
    /unexpected keyword argument 'ssl|must have parameter ssl_cert_reqs|Invalid SSL Certificate Requirements Flag/i,
    'redis-ssl-option-clash',
  ],
  [/CROSSSLOT|\bMOVED \d+ |ClusterAllFailedError/i, 'redis-cluster-mode'],
  [
    /(incorrect|invalid|malformed|bad|wrong)\b.{0,20}(api key|token|password|secret|credential)[^{]{0,30}\{\\?"/i,
    'secret-whole-json-injected',
  ],
  [
    /NOAUTH Authentication required|WRONGPASS|WRONG_VERSION_NUMBER|redis\b.{0,200}(ECONNRESET|reset by peer|closed unexpectedly|closed by server)|:6379\b.{0,80}(ECONNRESET|reset by peer)|Socket closed unexpectedly/i,
    'redis-tls-scheme',
  ],
  [/no pg_hba\.conf entry.*no encryption|require_secure_transport/i, 'db-ssl-required'],
  // Of AWS's services only databases have certificates that a program does not know by itself.
  [
    /self[- ]signed certificate in certificate chain|unable to get local issuer certificate|unable to verify the first certificate|certificate verify failed/i,
    'db-ssl-required',
  ],
  [
    /password authentication failed for user|Access denied for user '[^']*'@'[^']*' \(using password/i,
    'db-login-refused',
  ],
  [/too many clients already|remaining connection slots|Too many connections/i, 'db-connections'],
  [
    /could not translate host name|getaddrinfo (ENOTFOUND|EAI_AGAIN|failed)|Name or service not known|Temporary failure in name resolution|\blookup \S+( on \S+)?: no such host|UnknownHostException|Unknown MySQL server host|\bnxdomain\b|failed to lookup address information/i,
    'compose-hostname-unresolvable',
  ],
  [
    /(127\.0\.0\.1|localhost|::1)[:" ,].{0,40}(refused|ECONNREFUSED)|ECONNREFUSED (127\.0\.0\.1|::1)/i,
    'compose-hostname-unresolvable',
  ],
  // Prisma; a host without a dot is a name of Compose's.
  [
    /Can['’]t reach database server at [`'"]*[a-z][\w-]*[`'"]*:[`'"]*\d/i,
    'compose-hostname-unresolvable',
  ],
  [
    /Invalid HTTP_HOST header|DisallowedHost|Invalid host header|\bBlocked hosts?: |Host (header )?["'`]?\S+ is not allowed/i,
    'tg-host-header-rejected',
  ],
  [
    /Missing `secret_key_base`|SECRET_KEY setting must not be empty|No application encryption key has been specified/,
    'env-required-missing',
  ],
  [/NoRegionError|must specify a region|Region is missing/i, 'env-required-missing'],
  [
    /KeyError: (key not found: )?['"][A-Z][A-Z0-9_]+['"]|Could not resolve placeholder '[A-Z]|required key [A-Z]\w+ missing value|Set the [A-Z]\w+ environment variable/,
    'env-required-missing',
  ],
  [
    /(environment|required|missing|env) (variables?|var)\b.{0,60}(not set|required|missing|undefined|not defined|empty)|missing (required )?(environment|env)(ironment)? (variables?|vars?)|(environment|env) (variables?|vars?) [\w"'`]+ must be set/i,
    'env-required-missing',
  ],
  [
    /\b[A-Z][A-Z0-9]*_[A-Z0-9_]+['"`]?:? (environment variable )?(is |must be |was |parameter )?(null or )?(not set|not defined|unset|required|missing|undefined|unbound variable|set\b)/,
    'env-required-missing',
  ],
  [
    /Unable to locate credentials|Could not load credentials from any providers/i,
    'fargate-exec-role-missing',
  ],
  [/AccessDenied(Exception)?|is not authorized to perform/i, 'iam-resource-miss'],
  [/Invalid URL|Port could not be cast to integer value/i, 'url-password-unescaped'],
  [
    /listen EACCES: permission denied|bind\(\) to \S+ failed \(13: Permission denied\)|listen tcp \S*: bind: permission denied|\(13\)Permission denied: \S+ make_sock: could not bind/,
    'port-below-1024',
  ],
  [/\bEROFS\b|read-only file ?system/i, 'read-only-root'],
  [/no space left on device|\bENOSPC\b/i, 'image-disk-full'],
  [/connect ETIMEDOUT (10|192\.168|172\.(1[6-9]|2\d|3[01]))\./, 'sg-egress-missing'],
  [/JavaScript heap out of memory|MemoryError|Perhaps out of memory/i, 'oom-137'],
];

/** The cause that a line of a log names. */
export function readLogLine(line: string): Cause | undefined {
  const cause = lines.find(([pattern]) => pattern.test(line))?.[1];
  return cause === 'compose-hostname-unresolvable' && stranger.test(line) ? undefined : cause;
}

/** A host whose name has a dot is none of Compose's. */
const stranger =
  /(ENOTFOUND|EAI_AGAIN|\blookup|UnknownHostException:?|host name|server host)\s+["'`]?[a-z][\w-]*\.[a-z]/i;
