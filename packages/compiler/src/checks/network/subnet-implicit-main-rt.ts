import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import { about, nameOf } from '../about.ts';
import type { Check } from '../check.ts';
import { factNamed } from '../fact-named.ts';
import { blockedPulls } from '../image/pull-way.ts';
import { listed } from '../words.ts';

interface Parameters {
  readonly subnet: string;
  readonly services: string;
}

const problems = declareDiagnostics({
  'subnet-implicit-main-rt': {
    severity: 'error',
    message: ({ subnet, services }: Parameters) =>
      `The subnet ${subnet} is not associated with any route table, and the main one, which it uses therefore, has no way to the internet for ${services}.`,
    help: () =>
      'Associate the subnet with the route table that leads to the NAT gateway. Connections inside the VPC are not affected: look at the security groups for those.',
  },
});

/** Subnets that nobody gave a route table, so that tasks in them cannot reach what they start from. */
export const subnetImplicitMainRt: Check = {
  code: 'subnet-implicit-main-rt',
  *run({ cloud }) {
    const services = new Map<string, Set<string>>();
    for (const { set, missing, kind } of blockedPulls(cloud)) {
      if (kind !== 'association' || missing.kind !== 'route') continue;
      const same = services.get(missing.subnet) ?? new Set();
      services.set(missing.subnet, same.add(nameOf(set)));
    }
    for (const [id, names] of services) {
      const subnet = factNamed(cloud.subnets, id) ?? { id };
      const found = { subnet: nameOf({ id }), services: listed([...names]) };
      yield about(subnet, problems['subnet-implicit-main-rt'](undefined, found));
    }
  },
};
