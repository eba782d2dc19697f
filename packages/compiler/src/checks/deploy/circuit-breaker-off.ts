import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import { about, nameOf } from '../about.ts';
import type { Check } from '../check.ts';

interface Parameters {
  readonly service: string;
  readonly enabled: boolean;
}

const problems = declareDiagnostics({
  'circuit-breaker-off': {
    severity: 'error',
    message: ({ service, enabled }: Parameters) =>
      enabled
        ? `A failed deployment of ${service} is stopped but not rolled back.`
        : `A failed deployment of ${service} never ends: ECS starts tasks again and again, and CloudFormation waits for hours.`,
    help: () => 'Turn the deployment circuit breaker on, with rollback.',
  },
});

/** Services whose failed deployments nobody stops or takes back. */
export const circuitBreakerOff: Check = {
  code: 'circuit-breaker-off',
  *run({ cloud }) {
    for (const service of cloud.services) {
      const { enabled, rollback } = service.breaker;
      if (enabled && rollback) continue;
      yield about(
        service,
        problems['circuit-breaker-off'](undefined, { service: nameOf(service), enabled }),
      );
    }
  },
};
