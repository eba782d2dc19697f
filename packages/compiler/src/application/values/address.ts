import type { Range } from './flat-text.ts';

/** An address as it stands in a value: where its host is, and what stands around it. */
export type Address = UrlAddress | SocketAddress | SettingsAddress | DriverAddress;

interface AddressParts {
  readonly range: Range;
  readonly host: Range;
  readonly port?: Range;
  readonly user?: Range;
  readonly password?: Range;
  /** What the path names, without its slash: a database, a virtual host, a queue. */
  readonly path?: Range;
}

/** `postgres://app:secret@db:5432/app?sslmode=disable` */
export interface UrlAddress extends AddressParts {
  readonly form: 'url';
  /** In lower case, without what drivers add: `postgresql` for `jdbc:postgresql` and `postgresql+asyncpg`. */
  readonly protocol: string;
  readonly scheme: Range;
  /** `asyncpg` of `postgresql+asyncpg`. */
  readonly driver?: string;
  readonly jdbc: boolean;
  readonly parameters: readonly Parameter[];
  /** Whether there is a question mark. */
  readonly hasQuery: boolean;
}

/** `db`, `db:5432` or `db:5432/app`, alone or in a list. */
export interface SocketAddress extends AddressParts {
  readonly form: 'socket';
  /** It is all that the value says. */
  readonly alone: boolean;
}

/** `host=db port=5432 user=app`, `Server=db;Database=app` or `cache:6379,ssl=false`. */
export interface SettingsAddress extends AddressParts {
  readonly form: 'settings';
  readonly parameters: readonly Parameter[];
  /** What stands between two settings. */
  readonly separator: ' ' | ';' | ',';
}

/** `app:secret@tcp(db:3306)/app?parseTime=true`, as Go's MySQL driver wants it. */
export interface DriverAddress extends AddressParts {
  readonly form: 'driver';
  readonly parameters: readonly Parameter[];
  readonly hasQuery: boolean;
}

/** `name=value`; the name is in lower case without spaces and underscores. */
export interface Parameter {
  readonly name: string;
  readonly range: Range;
  readonly value: Range;
}
