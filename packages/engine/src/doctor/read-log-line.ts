import type { Cause } from './cause.ts';

/** What applications write when they die of something that is known; the first that fits. */
const lines: readonly (readonly [RegExp, Cause])[] = [
  [/exec format error/i, 'image-platform-mismatch'],
  [/exec .*\.sh: no such file or directory|\^M|illegal option -/i, 'entrypoint-crlf'],
  [
    /\.env(\.\w+)?['"]? ?(file )?(: )?(is )?(not found|missing|does not exist)|no such file.*\.env\b/i,
    'dotenv-file-required',
  ],
  [
    /unexpected keyword argument 'ssl|must have parameter ssl_cert_reqs|Invalid SSL Certificate Requirements Flag/i,
    'redis-ssl-option-clash',
  ],
  [/CROSSSLOT|\bMOVED \d+ |ClusterAllFailedError/i, 'redis-cluster-mode'],
  [/NOAUTH Authentication required|WRONGPASS|WRONG_VERSION_NUMBER/i, 'redis-tls-scheme'],
  [/no pg_hba\.conf entry.*no encryption|require_secure_transport/i, 'db-ssl-required'],
  [/self[- ]signed certificate in certificate chain/i, 'db-ssl-required'],
  [/too many clients already|remaining connection slots|Too many connections/i, 'db-connections'],
  [
    /could not translate host name|getaddrinfo (ENOTFOUND|EAI_AGAIN)|Name or service not known|Temporary failure in name resolution/i,
    'compose-hostname-unresolvable',
  ],
  [
    /(127\.0\.0\.1|localhost|::1)[:" ,].{0,40}(refused|ECONNREFUSED)|ECONNREFUSED (127\.0\.0\.1|::1)/i,
    'compose-hostname-unresolvable',
  ],
  [/Invalid HTTP_HOST header|DisallowedHost|Invalid host header/i, 'tg-host-header-rejected'],
  [
    /NoRegionError|must specify a region|KeyError: '[A-Z][A-Z0-9_]+'|environment variable .* (not set|required|missing)|\b[A-Z][A-Z0-9]*_[A-Z0-9_]+ (is )?(not set|required|missing|undefined)/i,
    'env-required-missing',
  ],
  [/AccessDenied(Exception)?|is not authorized to perform/i, 'iam-resource-miss'],
  [/Invalid URL|Port could not be cast to integer value/i, 'url-password-unescaped'],
  [/JavaScript heap out of memory|MemoryError|Perhaps out of memory/i, 'oom-137'],
];

/** The cause that a line of a log names. */
export function readLogLine(line: string): Cause | undefined {
  return lines.find(([pattern]) => pattern.test(line))?.[1];
}
