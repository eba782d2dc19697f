import { readRedisUrl } from './redis-options.ts';
import { anyProgram, type Trigger } from './trigger.ts';
import { readUrlPassword } from './url-passwords.ts';

/** Addresses of databases, caches and brokers. */
export const urlTriggers: readonly Trigger[] = [
  {
    words: /\b(?:amqps?|mariadb|mongodb|mysql|postgres(?:ql)?|rediss?)(?:\+\w+)?:\/\//,
    files: anyProgram,
    read: (place) => [...readRedisUrl(place), ...readUrlPassword(place)],
  },
];
