export { ConnectionMistake } from './connection-mistake.ts';
export {
  type PostgresOptions,
  type PostgresSettings,
  postgresSettings,
} from './postgres-settings.ts';
export type { VerifiedTls } from './read-authorities.ts';
export { type RedisOptions, type RedisSettings, redisSettings } from './redis-settings.ts';
