import { readRedisUrl } from './redis-options.ts';
import { anyProgram, type Trigger } from './trigger.ts';
import { readUrlPassword } from './url-passwords.ts';

/** Addresses of databases, caches and brokers. */
export const urlTriggers: readonly Trigger[] = [
  {
    words: ['amqp', 'mariadb', 'mongodb', 'mysql', 'postgres', 'redis'],
    pattern: /(?<!\w)(?:amqps?|mariadb|mongodb|mysql|postgres(?:ql)?|rediss?)(?:\+\w+)?:\/\//y,
    files: anyProgram,
    read: (place, found) => [
      ...readRedisUrl(place),
      ...readUrlPassword(place, place.at + found[0].length),
    ],
  },
];
