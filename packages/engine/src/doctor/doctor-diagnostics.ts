import { declareDiagnostics } from '@seaworthy/compiler';

/** What went wrong with a deployment, where no cause of the catalogue is behind it. */
export const doctorProblems = declareDiagnostics({
  'deploy/resource-failed': {
    severity: 'error',
    message: ({ logicalId, type, reason }: FailedResource) =>
      `CloudFormation could not make ${logicalId} (${type}): ${reason}`,
    help: (_failed: FailedResource) => 'The reason is AWS’s own; the line is what asked for it.',
  },
});

interface FailedResource {
  readonly logicalId: string;
  readonly type: string;
  readonly reason: string;
}
