import type { Cause } from './cause.ts';

/** What applications write when they die of something that is known; the first that fits. */
const lines: readonly (readonly [RegExp, Cause])[] = [
  [/exec format error/i, 'image-platform-mismatch'],
  [
    /exec.*\.sh: (no such file or directory|not found)|\.sh['’]?: (cannot execute: required file not found|no such file or directory)|\^M|\w\\r['’"]?: .{0,20}(no such file|not found)|illegal option -/i,
    'entrypoint-crlf',
  ],
  [
    /\.env(\.\w+)?['"]? ?(file )?(: )?(is )?(not found|missing|does not exist|no such file)|no such file.*\.env\b|\b(cannot|could not|couldn['’]t|can['’]t|unable to|failed to|error) (load(ing)?|open(ing)?|read(ing)?|find(ing)?)\b.{0,30}['"\s/]\.env\b/i,
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
    /NOAUTH Authentication required|WRONGPASS|WRONG_VERSION_NUMBER|redis\b.{0,200}(ECONNRESET|reset by peer|closed unexpectedly|closed by server)|:6379\b.{0,80}(ECONNRESET|reset by peer)|Socket closed unexpectedly|(cache\.amazonaws\.com|:6379)\b.{0,120}\b(EOF|end of file|broken pipe)|(reset by peer|\bEOF\b|end of file|broken pipe|reading line from the server).{0,120}(cache\.amazonaws\.com|:6379\b)/i,
    'redis-tls-scheme',
  ],
  [/no pg_hba\.conf entry.*(no encryption|SSL off)|require_secure_transport/i, 'db-ssl-required'],
  // Of AWS's services only databases have certificates that a program does not know by itself.
  [
    /^(?!.*https:).*(self[- ]signed certificate in certificate chain|unable to get local issuer certificate|unable to verify the first certificate|certificate verify failed|certificate signed by unknown authority|PKIX path building failed|\{verify,verify_peer\}|\bUnknown CA\b)/i,
    'db-ssl-required',
  ],
  [
    /password authentication failed for user|Access denied for user '[^']*'@'[^']*' \(using password/i,
    'db-login-refused',
  ],
  [/too many clients already|remaining connection slots|Too many connections/i, 'db-connections'],
  [
    /could not translate host name|getaddrinfo (ENOTFOUND|EAI_AGAIN|failed)|Name or service not known|Temporary failure in name resolution|\blookup \S+( on \S+)?: no such host|UnknownHostException|Unknown MySQL server host|\bnxdomain\b|failed to lookup address information|host not found in upstream|could ?n['o]t resolve (host|server|address)|DNS resolution failed|No such host is known|Name does not resolve/i,
    'compose-hostname-unresolvable',
  ],
  [
    /(127\.0\.0\.1|localhost|::1)[\]):" ,].{0,80}(refused|ECONNREFUSED)|(ECONNREFUSED|refused\b.{0,40}) ["'(]?(127\.0\.0\.1|localhost|::1)/i,
    'compose-hostname-unresolvable',
  ],
  // Without a host, clients look for a socket in their own container.
  [
    /\.s\.PGSQL\.\d+|(socket|unix)\b.{0,60}(mysqld?\.sock|postgresql)|SQLSTATE\[HY000\] \[2002\] No such file/i,
    'compose-hostname-unresolvable',
  ],
  // Prisma; a host without a dot is a name of Compose's.
  [
    /Can['’]t reach database server at [`'"]*[a-z][\w-]*[`'"]*:[`'"]*\d/i,
    'compose-hostname-unresolvable',
  ],
  [
    /Invalid HTTP_HOST header|DisallowedHost|Invalid host header|\bBlocked hosts?: |Host (header )?["'`(]{0,2}\S+ is not (allowed|trusted)|Untrusted Host |host '\S+' does not match an allowed host/i,
    'tg-host-header-rejected',
  ],
  [
    /Missing `secret_key_base`|SECRET_KEY setting must not be empty|No application encryption key has been specified/,
    'env-required-missing',
  ],
  [
    /NoRegionError|must specify a region|Region is missing|Missing Region|No region was provided|Unable to (load|find) a? ?region/i,
    'env-required-missing',
  ],
  [
    /KeyError: (key not found: )?['"][A-Z][A-Z0-9_]+['"]|Could not resolve placeholder '[A-Z]|required key [A-Z]\w+ missing value|[Ss]et(ting)? the [A-Z]\w+ environment variable|key not found: ["'][A-Z]\w+|Undefined (array key|index):? "?[A-Z]|Declare it as envvar|["'`][A-Z][A-Z0-9]{2,}["'`] is (required|not set|missing|not defined)|'url' attribute is not specified|: NotPresent\b|ConnectionString property has not been initialized|Host can't be null/,
    'env-required-missing',
  ],
  [
    /(environment|required|missing|env) (variables?|var)\b.{0,60}(not set|not found|required|missing|undefined|not defined|empty)|missing (required )?(environment|env)(ironment)? (variables?|vars?)|(environment|env) (variables?|vars?) [\w"'`]+ must be set/i,
    'env-required-missing',
  ],
  [
    /\b[A-Z][A-Z0-9]*_[A-Z0-9_]+['"`]?:? (environment variable )?(is |must be |was |parameter )?(null or )?(not set|not defined|unset|required|missing|undefined|unbound variable|set\b)/,
    'env-required-missing',
  ],
  [
    /Unable to (locate|load|get IAM security) credentials|Could not load credentials from any providers|Missing credentials in config|NoCredentialProviders|no EC2 IMDS role found|retrieving credentials from the instance profile|without credentials set|no providers in chain provided credentials/i,
    'fargate-exec-role-missing',
  ],
  [/AccessDenied(Exception)?|is not authorized to perform/i, 'iam-resource-miss'],
  [
    /Invalid URL|Port could not be cast to integer value|invalid port "?:?\S* after host|net\/url: invalid (userinfo|port)|invalid URL escape|bad URI\b|URI::InvalidURIError|invalid port number in database URL|Could not parse SQLAlchemy URL/i,
    'url-password-unescaped',
  ],
  [
    /listen EACCES: permission denied|bind\(\) to \S+ failed \(13: Permission denied\)|listen tcp \S*: bind: permission denied|\(13\)Permission denied: \S+ make_sock: could not bind|(bind|binding)\b.{0,80}permission denied|Permission denied \(?Bind failed|SocketException \(13\): Permission denied/i,
    'port-below-1024',
  ],
  [/\bEROFS\b|read-only file ?system/i, 'read-only-root'],
  [/no space left on device|\bENOSPC\b(?!.*\bwatch)/i, 'image-disk-full'],
  [
    /connect ETIMEDOUT (10|192\.168|172\.(1[6-9]|2\d|3[01]))\.|(\b(10|192\.168|172\.(1[6-9]|2\d|3[01]))\.[\d.]+|\.(rds|cache)\.amazonaws\.com)\b.{0,80}\b(timed out|timeout\b(?!\s*[=:]))/i,
    'sg-egress-missing',
  ],
  [
    /JavaScript heap out of memory|MemoryError|OutOfMemoryException|Perhaps out of memory|(cannot|failed to) allocate memory|runtime: out of memory|std::bad_alloc|memory allocation of \d+ bytes failed/i,
    'oom-137',
  ],
];

/** The cause that a line of a log names. */
export function readLogLine(line: string): Cause | undefined {
  const cause = lines.find(([pattern]) => pattern.test(line))?.[1];
  return cause === 'compose-hostname-unresolvable' && stranger.test(line) ? undefined : cause;
}

/** A host whose name has a dot is none of Compose's. */
const stranger =
  /(ENOTFOUND|EAI_AGAIN|\blookup|UnknownHostException:?|host name|server host|upstream|getaddrinfo for|resolve (host|server|address):?)\s+["'`]?[a-z][\w-]*\.[a-z]/i;
