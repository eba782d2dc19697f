import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import { listOf } from '../../text/words.ts';

/** What building resources may have to tell. */
export const graphProblems = declareDiagnostics({
  'graph/no-https': {
    severity: 'warning',
    message: ({ service, sites }: { service: string; sites: readonly string[] }) =>
      sites.length === 0
        ? `${service} is reached by HTTP without encryption, since the project has no domain.`
        : `${service} is reached by HTTP without encryption, also by CloudFront for ${listOf(sites)}, since the project has no domain.`,
    help: () =>
      'Add `x-seaworthy: { domain: api.example.com }` at the top of the file: certificate, redirect and DNS record follow.',
  },
  'graph/no-dns-records': {
    severity: 'advice',
    message: ({ domain }: { domain: string }) =>
      `No DNS record is made for ${domain}: it has a certificate of its own and no hosted zone.`,
    help: () =>
      'Point the name to the load balancer where its DNS is, or name the `hostedZone` in Route 53.',
  },
  'graph/certificate-region': {
    severity: 'warning',
    message: ({ found, wanted }: { found: string; wanted: string }) =>
      `The certificate is in ${found}; a load balancer in ${wanted} cannot use it, so that a new one is made.`,
    help: ({ wanted }: { wanted: string }) =>
      `Give the ARN of a certificate in ${wanted}, or leave \`certificate\` out.`,
  },
  'graph/host-outside-domain': {
    severity: 'warning',
    message: ({ service, host, domain }: { service: string; host: string; domain: string }) =>
      `${host} of ${service} lies outside the zone of ${domain}, so it gets neither certificate nor DNS record.`,
    help: () =>
      'Use a host name below the domain, or add a certificate and a record for it by hand.',
  },
  'graph/site-certificate': {
    severity: 'warning',
    message: ({ site, host }: { site: string; host: string }) =>
      `${site} answers to ${host} only with a certificate from us-east-1, which CloudFront wants and this plan cannot make.`,
    help: () =>
      'Request a certificate for the name in us-east-1 and give its ARN as the parameter `Certificate` of the site’s stack. Until then the site has CloudFront’s own name.',
  },
  'graph/site-api-name': {
    severity: 'error',
    message: ({ site, service, domain }: { site: string; service: string; domain: string }) =>
      `CloudFront cannot reach ${service} for ${site}: the name ${domain} leads to CloudFront itself, and ${service} has no other.`,
    help: ({ service, domain }: { site: string; service: string; domain: string }) =>
      `Add \`x-seaworthy: { hosts: [${service}.${domain}] }\` to ${service}.`,
  },
  'graph/firewall-elsewhere': {
    severity: 'warning',
    message: ({ site }: { site: string }) =>
      `The firewall stands before the load balancer; requests for the files of ${site} do not pass it.`,
    help: () =>
      'Turn on the security protections of the site’s distribution in CloudFront, if its files need them.',
  },
  'graph/unusable-range': {
    severity: 'error',
    message: ({ cidr }: { cidr: string }) => `The network cannot have the range ${cidr}.`,
    help: () =>
      'Give an IPv4 range between /16 and /24, such as `10.0.0.0/16`; it is cut into sixteen subnets.',
  },
  'graph/unusable-subnets': {
    severity: 'error',
    message: ({ fault }: { fault: string }) => `The subnets cannot be built: ${fault}.`,
    help: () =>
      'Give as many public and private ranges as there are zones, inside the network’s own range and apart from each other; or none, and the range is cut into equal parts.',
  },
  'graph/existing-subnets': {
    severity: 'error',
    message: ({ fault }: { fault: string }) => `The existing subnets do not do: ${fault}.`,
    help: () =>
      'Name one subnet in each of two zones or more: under `public` those with a route to an internet gateway, under `private` those of tasks and stores.',
  },
  'graph/existing-load-balancer': {
    severity: 'error',
    message: ({ fault }: { fault: string }) =>
      `The existing load balancer cannot be used so: ${fault}.`,
    help: () =>
      'Name the VPC in which it stands as `network: existing`, and leave to its owner what is its own; or leave `loadBalancer` out, and one is built.',
  },
  'graph/existing-store': {
    severity: 'error',
    message: ({ store, fault }: { store: string; fault: string }) =>
      `The existing store ${store} cannot be used so: ${fault}.`,
    help: () =>
      'Name the VPC in which it stands as `network: existing`, and a secret of the project’s region as `credentials`.',
  },
  'graph/existing-item': {
    severity: 'error',
    message: ({ store, fault }: { store: string; fault: string }) =>
      `What exists of ${store} cannot be used so: ${fault}.`,
    help: () => 'Name one of the project’s region, in which tasks look for it.',
  },
  'graph/two-accounts': {
    severity: 'warning',
    message: ({ found, other }: { found: string; other: string }) =>
      `This is in the AWS account ${found}, and other things that exist are in ${other}.`,
    help: () =>
      'Name what the account that is deployed to has; of another account, only what has been shared can be used.',
  },
  'graph/entry-exists': {
    severity: 'advice',
    message: ({ domain }: { domain: string }) =>
      `Neither certificate nor DNS record is made for ${domain}: its load balancer exists already.`,
    help: () =>
      'See that the listener has a certificate for the name, and that the name leads to the load balancer.',
  },
  'graph/takes-every-request': {
    severity: 'warning',
    message: ({ service }: { service: string }) =>
      `${service} takes every request of the existing listener that no rule before its own takes.`,
    help: ({ service }: { service: string }) =>
      `Give the project a \`domain\`, or ${service} its \`hosts\` or \`paths\`.`,
  },
  'graph/site-api-unnamed': {
    severity: 'error',
    message: ({ site, service }: { site: string; service: string }) =>
      `CloudFront cannot reach ${service} for ${site}: no name of the existing load balancer is known.`,
    help: () => 'Give the project a `domain` that leads to the load balancer.',
  },
  'graph/zones-adjusted': {
    severity: 'advice',
    message: ({ asked, built }: { asked: number; built: number }) =>
      `The network gets subnets in ${built} zones, not ${asked}.`,
    help: () => 'Load balancers and databases need two zones; no region has more than eight.',
  },
  'graph/mixed-secrets': {
    severity: 'error',
    message: ({ variable, secret, store }: { variable: string; secret: string; store: string }) =>
      `${variable} joins the secret ${secret} and the password of ${store}, which are never known in the same place.`,
    help: () => 'Give the service two variables, one for each, and join them in the application.',
  },
  'graph/too-many-composed-values': {
    severity: 'error',
    message: ({ count, limit }: { count: number; limit: number }) =>
      `${count} places of the data stack look up a password; CloudFormation takes ${limit} in a template.`,
    help: () =>
      'Give services the parts (`DB_HOST`, `DB_USER`, `DB_PASSWORD`) instead of whole URLs: those need no place.',
  },
});
