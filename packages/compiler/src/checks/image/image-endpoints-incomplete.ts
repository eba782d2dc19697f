import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import { about, nameOf } from '../about.ts';
import type { Check } from '../check.ts';
import { listed } from '../words.ts';
import { type BlockedPull, blockedPulls } from './pull-way.ts';

interface Parameters {
  readonly service: string;
  readonly needs: string;
  readonly closed: boolean;
}

const problems = declareDiagnostics({
  'image-endpoints-incomplete': {
    severity: 'error',
    message: ({ service, needs, closed }: Parameters) =>
      closed
        ? `${service} is kept out by the security group of the endpoint that serves ${needs}.`
        : `${service} needs ${needs}, which no VPC endpoint serves, and there is no other way out.`,
    help: ({ closed }: Parameters) =>
      closed
        ? "Let the endpoint's security group take port 443 from the tasks' security group."
        : 'Add the names to `x-seaworthy: network: endpoints`, or use `nat: single`. Image layers come from S3 through its gateway endpoint; registries outside AWS have no endpoint.',
  },
});

/** A network without NAT whose endpoints do not serve all that its tasks need to start. */
export const imageEndpointsIncomplete: Check = {
  code: 'image-endpoints-incomplete',
  *run({ cloud, application }) {
    const span = application?.network.span;
    for (const pull of blockedPulls(cloud).filter(({ kind }) => kind === 'endpoint')) {
      yield about(pull.set, problems['image-endpoints-incomplete'](span, parameters(pull)));
    }
  },
};

function parameters({ set, needs, missing }: BlockedPull): Parameters {
  return { service: nameOf(set), needs: listed(needs), closed: missing.kind === 'ingress' };
}
