import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import { about, nameOf } from '../about.ts';
import type { Check } from '../check.ts';
import { connectionsOf } from './connections.ts';
import { reachConnection } from './reach-connection.ts';

interface Parameters {
  readonly service: string;
  readonly to: string;
  readonly port: number;
}

const problems = declareDiagnostics({
  'sg-egress-missing': {
    severity: 'error',
    message: ({ service, to, port }: Parameters) =>
      `${service} cannot connect to ${to}: its security group lets nothing out on port ${port}.`,
    help: ({ to, port }: Parameters) =>
      `Add an egress rule for port ${port} to the security group of ${to}, or to 0.0.0.0/0 for a host on the internet.`,
  },
});

/** Connections that the security group of the tasks does not let out. */
export const sgEgressMissing: Check = {
  code: 'sg-egress-missing',
  *run(facts) {
    for (const connection of connectionsOf(facts)) {
      const outcome = reachConnection(facts.cloud, connection);
      if (outcome.answer !== 'no' || outcome.missing.kind !== 'egress') continue;
      const { from, to, port, span } = connection;
      yield about(from, problems['sg-egress-missing'](span, { service: nameOf(from), to, port }));
    }
  },
};
