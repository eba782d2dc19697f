import type { RequestOf } from './request-of.ts';

/** Settings with which a server behaves as ElastiCache does, one a line. */
export function redisSettings(request: RequestOf<'redis'>): readonly string[] {
  return [
    ...(request.password === undefined ? [] : [`requirepass ${quoted(request.password)}`]),
    'save ""',
    'appendonly no',
    ...withheldCommands.map((command) => `rename-command ${command} ""`),
  ];
}

/** Commands that ElastiCache withholds; clients see `ERR unknown command`. */
const withheldCommands = [
  'BGREWRITEAOF',
  'BGSAVE',
  'CONFIG',
  'DEBUG',
  'MIGRATE',
  'PSYNC',
  'REPLICAOF',
  'SAVE',
  'SHUTDOWN',
  'SLAVEOF',
  'SYNC',
];

function quoted(value: string): string {
  const escaped = [...Buffer.from(value)].map((byte) => {
    return `\\x${byte.toString(16).padStart(2, '0')}`;
  });
  return `"${escaped.join('')}"`;
}
