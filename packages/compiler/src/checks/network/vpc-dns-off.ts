import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import type { VpcFact } from '../../facts/cloud/network.ts';
import type { CloudFacts } from '../../facts/cloud-facts.ts';
import { about } from '../about.ts';
import type { Check } from '../check.ts';

interface Parameters {
  readonly setting: string;
  readonly user: string;
}

const problems = declareDiagnostics({
  'vpc-dns-off': {
    severity: 'error',
    message: ({ setting, user }: Parameters) =>
      `The VPC has \`${setting}\` off, and ${user} cannot be found by name without it.`,
    help: () =>
      'Turn both on: `aws ec2 modify-vpc-attribute --vpc-id <id> --enable-dns-hostnames`, likewise `--enable-dns-support`.',
  },
});

/** VPCs without the DNS settings that private names in them need. */
export const vpcDnsOff: Check = {
  code: 'vpc-dns-off',
  *run({ cloud }) {
    for (const vpc of cloud.vpcs) {
      const setting = settingOff(vpc);
      const user = setting && userOfNames(cloud, vpc);
      if (!setting || !user) continue;
      yield about(vpc, problems['vpc-dns-off'](undefined, { setting, user }));
    }
  },
};

function settingOff({ dnsSupport, dnsHostnames }: VpcFact): string | undefined {
  if (dnsSupport === false) return 'enableDnsSupport';
  return dnsHostnames === false ? 'enableDnsHostnames' : undefined;
}

function userOfNames(cloud: CloudFacts, { id }: VpcFact): string | undefined {
  const endpoint = cloud.endpoints.find((each) => each.vpc === id && each.type === 'interface');
  if (endpoint) return `the endpoint for ${endpoint.service}`;
  return cloud.fileSystems.length > 0 ? 'a shared file system' : undefined;
}
