import { declareDiagnostics } from '@seaworthy/compiler';

interface Reasoned {
  /** AWS's own words. */
  readonly reason: string;
}

interface Denied extends Reasoned {
  readonly action: string | undefined;
  readonly resource: string | undefined;
  readonly by: string | undefined;
}

/** What keeps AWS from answering. */
export const awsProblems = declareDiagnostics({
  'deploy/no-credentials': {
    severity: 'error',
    message: ({ reason }: Reasoned) => `No AWS credentials were found: ${reason}.`,
    help: () =>
      'Sign in with `aws login` or `aws sso login`, name a profile with AWS_PROFILE, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
  },
  'deploy/expired-credentials': {
    severity: 'error',
    message: ({ reason }: Reasoned) => `The AWS credentials have expired: ${reason}.`,
    help: () =>
      'Sign in again and run the same command: what CloudFormation has begun goes on meanwhile, and is followed from there.',
  },
  'deploy/invalid-credentials': {
    severity: 'error',
    message: ({ reason }: Reasoned) => `AWS does not accept the credentials: ${reason}.`,
    help: () =>
      '`aws sts get-caller-identity` shows whether they are good. A region that is not enabled for the account, and a clock that is wrong, look the same.',
  },
  'deploy/access-denied': {
    severity: 'error',
    message: ({ action, resource, by, reason }: Denied) =>
      action === undefined
        ? `${by ?? 'Whoever runs this'} may not do what it takes: ${reason}.`
        : `${by ?? 'Whoever runs this'} may not do ${action}${resource ? ` on ${resource}` : ''}.`,
    help: ({ action }: Denied) =>
      `\`seaworthy policy\` prints the permissions that this project needs${action ? `; ${action} is among those missing` : ''}.`,
  },
  'deploy/throttled': {
    severity: 'error',
    message: ({ reason }: Reasoned) => `AWS is asked for too much at a time: ${reason}.`,
    help: () =>
      'Something else in the account asks as well. Run the same command again in a minute.',
  },
  'deploy/unreachable': {
    severity: 'error',
    message: ({ reason }: Reasoned) => `AWS cannot be reached: ${reason}.`,
    help: () =>
      'Check the network, and the proxy if there is one. Run the same command again: what was begun is followed from where it is.',
  },
  'deploy/aws-fails': {
    severity: 'error',
    message: ({ reason }: Reasoned) => `AWS itself fails: ${reason}.`,
    help: () => 'Run the same command again. The AWS Health Dashboard says whether it is known.',
  },
});
