import type { Fault } from '../fault.ts';
import { runAround } from '../program/run-instead.ts';
import { storeAddress } from '../program/store-address.ts';
import { tryConnection } from '../program/try-connection.ts';

export const plainRedisOnTls: Fault = {
  name: 'plain-redis-on-tls',
  does: 'the program speaks to Redis without TLS before it starts',
  expects:
    'ElastiCache closes the connection, the program ends; the second death trips the breaker',
  shows: /Redis.*ECONNRESET/,
  ends: 'rolled-back',
  cause: 'redis-tls-scheme',
  change: (place) => {
    const address = storeAddress(
      place,
      (store) => store.kind === 'cache' && store.engine !== 'memcached',
      'Redis',
    );
    if ('kind' in address) return address;
    // A TLS server answers plain text with an alert (21), or with nothing but the end.
    const talk = [
      'const closed = () => fail("Redis connection to " + host + " failed - read ECONNRESET");',
      'socket.removeAllListeners("error").on("error", (error) => error.code === "ECONNRESET" ? closed() : fail(error.message));',
      'socket.on("data", (data) => data[0] === 21 ? closed() : process.exit(0));',
      'socket.on("close", closed);',
      'socket.write("PING\\r\\n");',
    ].join(' ');
    return runAround(place, `${tryConnection({ ...address, talk })}; exec "$@"`);
  },
};
