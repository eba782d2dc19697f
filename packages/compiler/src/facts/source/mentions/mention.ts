import type { DotenvMention } from './dotenv.ts';
import type { EnvironmentRead } from './environment-reads.ts';
import type { HostExemption, HostList } from './host-lists.ts';
import type { KeepAliveMention } from './keep-alive.ts';
import type { ListenMention } from './listening.ts';
import type { RedisOptionMention } from './redis-options.ts';
import type { CatchAllMention, RouteMention } from './routes.ts';
import type { SecretNameMention } from './secret-names.ts';
import type { UrlPasswordMention } from './url-passwords.ts';

/** Something in a program text that a check asks about. */
export type Mention =
  | CatchAllMention
  | DotenvMention
  | EnvironmentRead
  | HostExemption
  | HostList
  | KeepAliveMention
  | ListenMention
  | RedisOptionMention
  | RouteMention
  | SecretNameMention
  | UrlPasswordMention;
