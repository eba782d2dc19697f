import type { ProjectSettings } from '../project/settings.ts';
import type {
  ApplicationService,
  Domain,
  ExistingLoadBalancer,
  Operations,
} from './application.ts';

/** The domain, if one is given. */
export function decideDomain({ domain }: ProjectSettings): Domain | undefined {
  return (
    domain && {
      name: domain.name.value.toLowerCase(),
      ...(domain.hostedZone && { hostedZone: domain.hostedZone.value }),
      ...(domain.certificate && { certificate: domain.certificate.value }),
      span: domain.span,
    }
  );
}

/** The load balancer that exists, if one is named. */
export function takeLoadBalancer({
  loadBalancer,
}: ProjectSettings): ExistingLoadBalancer | undefined {
  return (
    loadBalancer && {
      listener: loadBalancer.listener.value,
      securityGroup: loadBalancer.securityGroup.value,
      firstPriority: loadBalancer.firstPriority.value,
      span: loadBalancer.span,
    }
  );
}

/** Who shares a listener takes the requests to its own domain, not those to everybody's. */
export function keepToDomain(
  services: readonly ApplicationService[],
  { name }: Domain,
): readonly ApplicationService[] {
  return services.map((service) =>
    service.kind === 'web' && service.route.hosts.length === 0
      ? { ...service, route: { ...service.route, hosts: [name] } }
      : service,
  );
}

/** Requests per address and minute that no person makes. */
const usualRate = 300;

/** Logs, alarms and protection. */
export function decideOperations(
  settings: ProjectSettings,
  environment: string,
  services: readonly ApplicationService[],
): Operations {
  const { alarmEmail, waf } = settings;
  return {
    logRetention: settings.logRetention?.value ?? usualRetention(environment),
    ...(alarmEmail && { alarmEmail: alarmEmail.value }),
    ...(waf && {
      waf: {
        rate: waf.rate?.value ?? usualRate,
        allowCountries: waf.allowCountries.map(({ value }) => value),
        blockCountries: waf.blockCountries.map(({ value }) => value),
        span: waf.span,
      },
    }),
    backup: settings.backup?.value ?? false,
    tracing: settings.tracing?.value ?? false,
    dashboard: settings.dashboard?.value ?? true,
    containerInsights: settings.containerInsights?.value ?? services.some(scalesByMessages),
  };
}

/** Messages per task need the number of running tasks, which Container Insights alone counts. */
function scalesByMessages(service: ApplicationService): boolean {
  return (
    (service.kind === 'web' || service.kind === 'worker') && service.scale.messages !== undefined
  );
}

/** Days: production is looked into long after, other environments are not. */
function usualRetention(environment: string): number {
  return /^prod(?:uction)?$/i.test(environment) ? 30 : 7;
}
