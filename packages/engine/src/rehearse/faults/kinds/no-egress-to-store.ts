import type { Fault } from '../fault.ts';
import { runAround } from '../program/run-instead.ts';
import { storeAddress } from '../program/store-address.ts';
import { tryConnection } from '../program/try-connection.ts';
import { inTurn, removeResources } from '../template/template-body.ts';

export const noEgressToStore: Fault = {
  name: 'no-egress-to-store',
  does: 'the service’s security group no longer lets it out to its store, which it tries at once',
  expects: 'packets go nowhere, the program times out; the second death trips the breaker',
  shows: /connect ETIMEDOUT/,
  ends: 'rolled-back',
  cause: 'sg-egress-missing',
  change: (place) => {
    const address = storeAddress(
      place,
      ({ kind }) => kind === 'relational' || kind === 'cache' || kind === 'broker',
      'store in its network',
    );
    if ('kind' in address) return address;
    const { store, port, variable } = address;
    // A question of PostgreSQL's that every other store answers too, if only by closing.
    const talk = [
      'socket.write(Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]));',
      'for (const sign of ["data", "close"]) socket.on(sign, () => process.exit(0));',
    ].join(' ');
    const attempt = tryConnection({ variable, port, talk });
    const { service: tries } = runAround(place, `${attempt}; exec "$@"`);
    const rule = `${place.service.name} to ${store.name}`;
    const closed = removeResources(
      ({ Description }, type) => type === 'AWS::EC2::SecurityGroupEgress' && Description === rule,
    );
    return { kind: 'change', service: inTurn(closed, ...(tries ? [tries] : [])) };
  },
};
