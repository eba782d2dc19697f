import type { ProjectSettings } from '../project/settings.ts';
import type { ApplicationService, Domain, NetworkPlan, Operations } from './application.ts';
import { problems } from './application-diagnostics.ts';
import type { Report } from './understanding.ts';

/** The network: two zones, tasks without public addresses, one way out. */
export function planNetwork({ network }: ProjectSettings): NetworkPlan {
  return {
    cidr: network?.cidr?.value ?? '10.0.0.0/16',
    zones: network?.zones?.value ?? 2,
    nat: network?.nat?.value ?? 'single',
    endpoints: network?.endpoints.map(({ value }) => value) ?? [],
    ...(network && { span: network.span }),
  };
}

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

/** Requests per address and minute that no person makes. */
const usualRate = 300;

/** Logs, alarms and protection. */
export function decideOperations(
  settings: ProjectSettings,
  environment: string,
  services: readonly ApplicationService[],
  report: Report,
): Operations {
  const { alarmEmail, waf } = settings;
  return {
    logRetention: decideRetention(settings, environment, report),
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

/** Days that CloudWatch Logs takes (CloudWatch Logs API, PutRetentionPolicy). */
const retentions: readonly number[] = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288,
  3653,
];

function decideRetention(
  { logRetention }: ProjectSettings,
  environment: string,
  report: Report,
): number {
  const asked = logRetention?.value ?? (/^prod(?:uction)?$/i.test(environment) ? 30 : 7);
  const days = retentions.find((retention) => retention >= asked) ?? 3653;
  if (days !== asked)
    report(problems['application/log-retention'](logRetention?.span, { asked, days }));
  return days;
}
