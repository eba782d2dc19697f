import { type Fault, refuse } from '../fault.ts';
import { runAround } from '../program/run-instead.ts';
import { storeAddress } from '../program/store-address.ts';
import { tryConnection } from '../program/try-connection.ts';

export const databaseWithoutTls: Fault = {
  name: 'database-without-tls',
  does: 'the program logs in to PostgreSQL without TLS before it starts',
  expects: 'RDS refuses (no pg_hba.conf entry … no encryption); the second death trips the breaker',
  shows: /no pg_hba\.conf entry for host .* no encryption/,
  ends: 'rolled-back',
  cause: 'db-ssl-required',
  change: (place) => {
    const address = storeAddress(place, ({ kind }) => kind === 'relational', 'database');
    if ('kind' in address) return address;
    const { store } = address;
    if (store.kind !== 'relational' || store.engine !== 'postgres') {
      return refuse(`${store.name} is not PostgreSQL, and others say it only after the password`);
    }
    // PostgreSQL's start-up message, protocol 3.0; an error is `E`, its text the field `M`.
    const talk = [
      `const words = ["user", "${store.username}", "database", "${store.database}", "", ""].join("\\0");`,
      'const head = Buffer.alloc(8); head.writeInt32BE(8 + words.length); head.writeInt32BE(196608, 4);',
      'socket.write(Buffer.concat([head, Buffer.from(words)]));',
      'socket.on("data", (data) => data[0] === 69 ? fail(data.toString("utf8", 5).split("\\0").find((field) => field[0] === "M").slice(1)) : process.exit(0));',
    ].join(' ');
    return runAround(place, `${tryConnection({ ...address, talk })}; exec "$@"`);
  },
};
