import { expect, it } from 'vitest';
import type { Cause } from './cause.ts';
import { readLogLine } from './read-log-line.ts';

const known: readonly (readonly [string, Cause])[] = [
  ['exec /usr/local/bin/docker-entrypoint.sh: exec format error', 'image-platform-mismatch'],
  ['exec /entrypoint.sh: no such file or directory', 'entrypoint-crlf'],
  ['sh: 1: exec: /tmp/entrypoint.sh: not found', 'entrypoint-crlf'],
  ['bash: line 1: /app/run.sh: cannot execute: required file not found', 'entrypoint-crlf'],
  ["env: '/app/run.sh': No such file or directory", 'entrypoint-crlf'],
  ['bash: ./run.sh: /bin/sh^M: bad interpreter: No such file or directory', 'entrypoint-crlf'],
  ['/entrypoint.sh: 2: set: Illegal option -', 'entrypoint-crlf'],
  ['/usr/bin/env: ‘bash\\r’: No such file or directory', 'entrypoint-crlf'],
  ['2026/11/02 09:14:05 Error loading .env file', 'dotenv-file-required'],
  ['node: .env: not found', 'dotenv-file-required'],
  ['sh: 1: .: cannot open ./.env: No such file', 'dotenv-file-required'],
  ["sh: .: line 0: can't open './.env': No such file or directory", 'dotenv-file-required'],
  ["FileNotFoundError: [Errno 2] No such file or directory: '/app/.env'", 'dotenv-file-required'],
  [
    "TypeError: AbstractConnection.__init__() got an unexpected keyword argument 'ssl'",
    'redis-ssl-option-clash',
  ],
  ['ReplyError: MOVED 866 10.0.11.5:6379', 'redis-cluster-mode'],
  [
    '401 Incorrect API key provided: {"OPENAI***. You can find your API key at',
    'secret-whole-json-injected',
  ],
  ['NOAUTH Authentication required.', 'redis-tls-scheme'],
  [
    'Error while reading line from the server. [tcp://master.shop.abc.apn2.cache.amazonaws.com:6379]',
    'redis-tls-scheme',
  ],
  ['read tcp 10.0.11.4:45120->10.0.12.9:6379: EOF', 'redis-tls-scheme'],
  ['[ioredis] Unhandled error event: Error: read ECONNRESET', 'redis-tls-scheme'],
  ['redis.exceptions.ConnectionError: Connection closed by server.', 'redis-tls-scheme'],
  ['SocketClosedUnexpectedlyError: Socket closed unexpectedly', 'redis-tls-scheme'],
  [
    'FATAL: no pg_hba.conf entry for host "10.0.11.5", user "rag", database "ragdb", no encryption',
    'db-ssl-required',
  ],
  ['Error: self-signed certificate in certificate chain', 'db-ssl-required'],
  ['tls: failed to verify: x509: certificate signed by unknown authority', 'db-ssl-required'],
  [
    'Connections using insecure transport are prohibited while --require_secure_transport=ON.',
    'db-ssl-required',
  ],
  ['ERROR: unable to get local issuer certificate', 'db-ssl-required'],
  ['FATAL: password authentication failed for user "rag"', 'db-login-refused'],
  ["Access denied for user 'shop'@'10.0.11.5' (using password: YES)", 'db-login-refused'],
  ['Error: listen EACCES: permission denied 0.0.0.0:80', 'port-below-1024'],
  ['nginx: [emerg] bind() to 0.0.0.0:80 failed (13: Permission denied)', 'port-below-1024'],
  ['listen tcp :80: bind: permission denied', 'port-below-1024'],
  ["OSError: [Errno 30] Read-only file system: '/app/.cache'", 'read-only-root'],
  ['FATAL: sorry, too many clients already', 'db-connections'],
  [
    'could not translate host name "db" to address: Name or service not known',
    'compose-hostname-unresolvable',
  ],
  ['Error: getaddrinfo ENOTFOUND redis', 'compose-hostname-unresolvable'],
  [
    'hostname resolving error: lookup db on 10.0.0.2:53: no such host',
    'compose-hostname-unresolvable',
  ],
  ['java.net.UnknownHostException: db', 'compose-hostname-unresolvable'],
  [
    'nginx: [emerg] host not found in upstream "worker:9000" in /etc/nginx/conf.d/default.conf:5',
    'compose-hostname-unresolvable',
  ],
  ['curl: (6) Could not resolve host: db', 'compose-hostname-unresolvable'],
  [
    'connection to server on socket "/var/run/postgresql/.s.PGSQL.5432" failed: No such file',
    'compose-hostname-unresolvable',
  ],
  [
    'connection to server at "localhost" (127.0.0.1), port 5432 failed: Connection refused',
    'compose-hostname-unresolvable',
  ],
  [
    'Connection refused - connect(2) for 127.0.0.1:6379 (RedisClient::CannotConnectError)',
    'compose-hostname-unresolvable',
  ],
  ["Error: P1001: Can't reach database server at `db:5432`", 'compose-hostname-unresolvable'],
  [
    '[ActionDispatch::HostAuthorization::DefaultResponseApp] Blocked hosts: 10.0.11.4:8000',
    'tg-host-header-rejected',
  ],
  [
    "Missing `secret_key_base` for 'production' environment, set this string with `bin/rails",
    'env-required-missing',
  ],
  [
    "redis.exceptions.ConnectionError: Error while reading from cache:6379 : (104, 'Connection reset by peer')",
    'redis-tls-scheme',
  ],
  ['Error: connect ECONNREFUSED 127.0.0.1:5432', 'compose-hostname-unresolvable'],
  ["Invalid HTTP_HOST header: '10.0.1.85:8000'. You may need to add", 'tg-host-header-rejected'],
  ["The host '10.0.11.4:8000' does not match an allowed host.", 'tg-host-header-rejected'],
  ["KeyError: 'OPENAI_API_KEY'", 'env-required-missing'],
  [`in \`fetch': key not found: "STRIPE_KEY" (KeyError)`, 'env-required-missing'],
  ['error: Environment variable not found: DATABASE_URL.', 'env-required-missing'],
  ['MAIL_FROM must be set: NotPresent', 'env-required-missing'],
  ['No region was provided. Configure the `:region` option', 'env-required-missing'],
  [
    'Unable to load credentials from any of the providers in the chain',
    'fargate-exec-role-missing',
  ],
  ['botocore.exceptions.NoRegionError: You must specify a region.', 'env-required-missing'],
  ['sh: 1: OPENAI_API_KEY: parameter not set or null', 'env-required-missing'],
  ['bash: line 1: JWT_SECRET_KEY: unbound variable', 'env-required-missing'],
  [
    'MissingSettings: Required variables are missing: DATABASE_URL. A .env file is not needed.',
    'env-required-missing',
  ],
  [
    'AccessDeniedException: User: arn:aws:sts::1:assumed-role/x is not authorized to perform: s3:GetObject',
    'iam-resource-miss',
  ],
  ['TypeError: Invalid URL', 'url-password-unescaped'],
  ["dd: error writing '/dev/full': No space left on device", 'image-disk-full'],
  ['Error: ENOSPC: no space left on device, write', 'image-disk-full'],
  ['Error: connect ETIMEDOUT 10.0.11.7:5432', 'sg-egress-missing'],
  ['dial tcp 10.0.11.7:5432: i/o timeout', 'sg-egress-missing'],
  [
    'connection to server at "shop.abc.rds.amazonaws.com" (10.0.11.7), port 5432 failed: Connection timed out',
    'sg-egress-missing',
  ],
  ["terminate called after throwing an instance of 'std::bad_alloc'", 'oom-137'],
  ['FATAL ERROR: Reached heap limit - JavaScript heap out of memory', 'oom-137'],
];

it.each(known)('%s', (line, cause) => {
  expect(readLogLine(line)).toBe(cause);
});

it.each([
  'Server listening at http://0.0.0.0:8001',
  '{"level":30,"msg":"request completed","credentials":{"id":1}}',
  'Loaded settings from .env.example',
  'cache miss for key list: closed',
  'Error: connect ETIMEDOUT 93.184.216.34:443',
  'A .env file is not needed.',
  'Error: getaddrinfo ENOTFOUND api.strpie.com',
  'dial tcp: lookup api.strpie.com on 10.0.0.2:53: no such host',
  'Caused by: java.net.UnknownHostException: api.strpie.com',
  'address: postgresql://shop:…@shop.abc.rds.amazonaws.com:5432/shop?connect_timeout=10',
  'nginx: [emerg] host not found in upstream "api.strpie.com" in /etc/nginx/nginx.conf:5',
  'curl: (6) Could not resolve host: api.strpie.com',
  'Get "https://prices.example/list": x509: certificate signed by unknown authority',
  'Get "https://prices.example/list": net/http: TLS handshake timeout',
  "ENOSPC: System limit for number of file watchers reached, watch '/app'",
  "PermissionError: [Errno 13] Permission denied: '/app/uploads'",
  'PHP Fatal error:  Allowed memory size of 134217728 bytes exhausted (tried to allocate 20480 bytes)',
])('nothing is read into %s', (line) => {
  expect(readLogLine(line)).toBeUndefined();
});
