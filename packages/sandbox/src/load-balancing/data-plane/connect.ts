import type { Duplex } from 'node:stream';
import type { Account } from '../../account.ts';
import type { LoadBalancer } from '../elements.ts';
import type { Reachability } from '../reachability.ts';
import type { Target } from '../target-groups.ts';

/** No answer to a connection's first packet within ten seconds: what a client sees as 504. */
export class ConnectTimeout extends Error {
  override readonly name = 'ConnectTimeout';
}

/** How long a load balancer waits for a connection to a target (ALB guide, HTTP 504), in ms. */
const connectTimeout = 10_000;

interface Dependencies extends Pick<Account, 'clock' | 'network'> {
  readonly reachability: Reachability;
}

/**
 * Opens a connection from a load balancer to a target. Packets that routes or security groups
 * stop, or that nobody receives, end in ConnectTimeout; a closed port refuses at once.
 */
export function connectTo(
  deps: Dependencies,
  loadBalancer: LoadBalancer,
  target: Target,
): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    let waiting = true;
    const cancel = deps.clock.after(connectTimeout, () => {
      waiting = false;
      reject(new ConnectTimeout(`No connection to ${target.address}:${target.port} in 10 s`));
    });
    const settle = (action: () => void) => {
      if (!waiting) return false;
      waiting = false;
      cancel();
      action();
      return true;
    };
    const vpcId = loadBalancer.interfaces[0]?.vpcId;
    const destination = deps.network.interfaceAt(target.address, vpcId);
    if (destination === undefined || !deps.reachability.reaches(loadBalancer, target)) return;
    destination.dial(target.port).then(
      (socket) => settle(() => resolve(socket)) || socket.destroy(),
      (error) => settle(() => reject(error)),
    );
  });
}
