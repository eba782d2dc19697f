import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import type { ListenerFact, LoadBalancerFact } from '../../facts/cloud/balance.ts';
import type { CloudFacts } from '../../facts/cloud-facts.ts';
import { about } from '../about.ts';
import type { Check } from '../check.ts';
import { onceFor } from '../once-for.ts';

interface Parameters {
  readonly what: string;
  readonly mend: string;
}

const problems = declareDiagnostics({
  'alb-tls-posture': {
    severity: 'warning',
    message: ({ what }: Parameters) => what,
    help: ({ mend }: Parameters) => mend,
  },
});

/** Policies that refuse TLS 1.0 and 1.1. */
const modernPolicy = /TLS13-1-[23]|FS-1-2-Res|TLS-1-2-/;

/** Load balancers that speak to the internet without encryption, or with an outdated one. */
export const albTlsPosture: Check = {
  code: 'alb-tls-posture',
  *run({ cloud, application }) {
    // A project without a domain is told so when its load balancer is built: `graph/no-https`.
    if (application && !application.domain) return;
    for (const loadBalancer of cloud.loadBalancers) {
      if (loadBalancer.internal) continue;
      for (const defect of defectsOf(listenersOf(cloud, loadBalancer)))
        yield about(loadBalancer, problems['alb-tls-posture'](undefined, defect));
    }
  },
};

function* defectsOf(listeners: readonly ListenerFact[]): Generator<Parameters> {
  if (listeners.length === 0) return;
  const secure = listeners.filter(({ protocol }) => protocol === 'HTTPS' || protocol === 'TLS');
  if (secure.length === 0) {
    yield {
      what: 'The load balancer has no HTTPS listener: passwords and sessions cross the internet in clear text.',
      mend: 'Set `x-seaworthy: domain`, which brings a certificate, HTTPS and the redirect.',
    };
    return;
  }
  const clear = listeners.find(({ protocol }) => protocol === 'HTTP');
  if (!clear)
    yield {
      what: 'Nothing listens on port 80: an address typed without https:// times out.',
      mend: 'Add a listener on port 80 that redirects to HTTPS.',
    };
  else if (!clear.redirectsToHttps)
    yield {
      what: `Port ${clear.port} answers in clear text instead of redirecting to HTTPS.`,
      mend: 'Make the default action of the listener on port 80 a redirect to HTTPS (301).',
    };
  const outdated = secure.find(({ sslPolicy }) => !modernPolicy.test(sslPolicy ?? ''));
  if (outdated)
    yield {
      what: `The HTTPS listener uses ${outdated.sslPolicy ?? "AWS's default policy of 2016"}, which accepts TLS 1.0.`,
      mend: 'Use `ELBSecurityPolicy-TLS13-1-2-2021-06` or newer.',
    };
}

function listenersOf(cloud: CloudFacts, { id }: LoadBalancerFact): readonly ListenerFact[] {
  return indexListeners(cloud).get(id) ?? [];
}

const indexListeners = onceFor((cloud: CloudFacts) => {
  const listeners = new Map<string, ListenerFact[]>();
  for (const listener of cloud.listeners) {
    const same = listeners.get(listener.loadBalancer);
    if (same) same.push(listener);
    else listeners.set(listener.loadBalancer, [listener]);
  }
  return listeners;
});
