import type { RelationalStore } from '../store.ts';
import { isSystemDatabase } from '../stores/system-databases.ts';
import { textIn } from './flat-text.ts';
import { followCredentials } from './follow-credentials.ts';
import {
  attribute,
  type Followed,
  type Following,
  followParameter,
  followPlace,
  gap,
  isNameOrHidden,
  nothingFollowed,
  replace,
  setParameter,
  together,
} from './following.ts';

/** Makes an address follow a managed database: host, port, credentials, database, TLS. */
export function followRelational(following: Following, store: RelationalStore): Followed {
  return together(
    followPlace(following),
    isJdbc(following) ? followJdbcCredentials(following) : followCredentials(following),
    followDatabase(following, store),
    askForTls(following, store),
  );
}

function isJdbc({ address }: Following): boolean {
  return address.form === 'url' && address.jdbc;
}

/** JDBC takes them as parameters: `?user=app&password=…`. */
function followJdbcCredentials(following: Following): Followed {
  const { address, known } = following;
  if (address.form !== 'url') return nothingFollowed;
  const user = address.parameters.find(({ name }) => name === 'user');
  const password = address.parameters.find(({ name }) => name === 'password');
  if (!user && !password) return followCredentials(following);
  return together(
    followParameter(user, attribute(known, 'username'), 'credentials'),
    followParameter(password, attribute(known, 'password'), 'credentials'),
  );
}

function followDatabase({ address, flat, known }: Following, store: RelationalStore): Followed {
  const { path } = address;
  if (!path || path.start === path.end) return nothingFollowed;
  if (isSystemDatabase(textIn(flat, path))) return nothingFollowed;
  const isFirst = known.localDatabase === undefined && textIn(flat, path) === store.database;
  if (isFirst || isNameOrHidden(flat, path, known.localDatabase)) {
    return replace(path, [attribute(known, 'database')], 'database');
  }
  return gap({ kind: 'database', database: textIn(flat, path), range: path });
}

function askForTls(following: Following, { engine }: RelationalStore): Followed {
  return engine === 'postgres' ? askPostgres(following) : askMysql(following);
}

function askPostgres(following: Following): Followed {
  const { address } = following;
  const isEnough = (value: string) => /^(?:require|verify|true|on|1)/i.test(value);
  if (address.form === 'url' && address.driver === 'asyncpg') {
    return setParameter(following, ['ssl', 'sslmode'], 'ssl=require', isEnough);
  }
  if (address.form === 'url' && address.driver === 'pg8000') return gap({ kind: 'tls' });
  // libpq asks for TLS by itself.
  if (address.form === 'socket') return nothingFollowed;
  const isDotNet = address.form === 'settings' && address.separator === ';';
  const parameter = isDotNet ? 'SSL Mode=Require' : 'sslmode=require';
  return setParameter(following, ['sslmode'], parameter, isEnough);
}

/** Each MySQL driver has its own way; `mysql://` says nothing of the driver. */
function askMysql(following: Following): Followed {
  const { address } = following;
  const isEnough = (value: string) => /^(?:require|verify|trust|true|skip-verify)/i.test(value);
  const ask = (text: string, ...names: readonly string[]) =>
    setParameter(following, names, text, isEnough);
  if (address.form === 'driver') return ask('tls=skip-verify', 'tls');
  if (address.form === 'settings') return ask('SslMode=Required', 'sslmode');
  if (address.form !== 'url') return gap({ kind: 'tls' });
  if (address.jdbc) {
    return ask(address.protocol === 'mariadb' ? 'sslMode=trust' : 'sslMode=REQUIRED', 'sslmode');
  }
  const isPymysql = address.driver === 'pymysql' || address.driver === 'mysqldb';
  if (isPymysql) return ask('ssl_check_hostname=false', 'sslcheckhostname', 'sslca', 'ssl');
  const says = address.parameters.some(({ name }) =>
    /^(?:ssl|tls|sslmode|sslaccept|requiressl|usessl)/.test(name),
  );
  return says ? nothingFollowed : gap({ kind: 'tls' });
}
