import { type ResourceDetails, ref, resource } from '../build-resource.ts';
import type { Resource } from '../graph.ts';
import type { Reference } from '../intrinsics.ts';
import type { LoadBalancer } from './build-load-balancer.ts';

export interface Listeners {
  /** The one that routes to services; their rules come from the service stacks. */
  readonly listener: Resource<'AWS::ElasticLoadBalancingV2::Listener'>;
  readonly resources: readonly Resource[];
}

/** With a certificate, HTTPS and a redirect to it; without, plain HTTP. */
export function buildListeners(
  loadBalancer: LoadBalancer,
  { certificate }: { readonly certificate?: string | Reference },
  details: ResourceDetails,
): Listeners {
  if (certificate === undefined) {
    const listener = buildHttpListener(loadBalancer, notFound, details);
    return { listener, resources: [listener] };
  }
  const redirect = buildHttpListener(loadBalancer, toHttps, details);
  const listener = resource(
    'AWS::ElasticLoadBalancingV2::Listener',
    'HttpsListener',
    {
      LoadBalancerArn: ref(loadBalancer),
      Port: 443,
      Protocol: 'HTTPS',
      // TLS 1.2 and 1.3 with forward secrecy and post-quantum key exchange.
      SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
      Certificates: [{ CertificateArn: certificate }],
      DefaultActions: [notFound],
    },
    details,
  );
  return { listener, resources: [redirect, listener] };
}

function buildHttpListener(
  loadBalancer: LoadBalancer,
  action: typeof notFound | typeof toHttps,
  details: ResourceDetails,
) {
  return resource(
    'AWS::ElasticLoadBalancingV2::Listener',
    'HttpListener',
    { LoadBalancerArn: ref(loadBalancer), Port: 80, Protocol: 'HTTP', DefaultActions: [action] },
    details,
  );
}

const toHttps = {
  Type: 'redirect',
  RedirectConfig: { Protocol: 'HTTPS', Port: '443', StatusCode: 'HTTP_301' },
} as const;

/** The answer to a request that no service's rule matches. */
const notFound = {
  Type: 'fixed-response',
  FixedResponseConfig: {
    StatusCode: '404',
    ContentType: 'text/plain',
    MessageBody: 'No service answers this host and path.',
  },
} as const;
