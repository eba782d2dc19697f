import { declareDiagnostics } from '@seaworthy/compiler';

interface OfService {
  readonly service: string;
}

/** What is found at the last look, when CloudFormation has called everything done. */
export const verifyProblems = declareDiagnostics({
  'deploy/other-revision': {
    severity: 'error',
    message: ({ service, wanted, runs }: OfService & { wanted: string; runs: string }) =>
      `${service} runs ${runs} and not ${wanted}, whatever CloudFormation says.`,
    help: ({ service }: OfService & { wanted: string; runs: string }) =>
      `ECS went back by itself, or somebody changed the service. \`seaworthy doctor --service ${service}\` says why.`,
  },
  'deploy/not-healthy': {
    severity: 'error',
    message: ({ service, healthy, desired }: OfService & { healthy: number; desired: number }) =>
      `Of ${service}, ${healthy} of ${desired} tasks are healthy.`,
    help: ({ service }: OfService & { healthy: number; desired: number }) =>
      `\`seaworthy doctor --service ${service}\` looks for the reason.`,
  },
});
