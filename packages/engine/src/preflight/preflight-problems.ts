import { declareDiagnostics, listOf } from '@seaworthy/compiler';

interface Exceeded {
  /** As Service Quotas names it. */
  readonly quota: string;
  readonly allowed: number;
  readonly used: number;
  readonly needed: number;
}

interface Unissued {
  readonly domain: string;
  /** ACM's word, such as `PENDING_VALIDATION`. */
  readonly status: string;
  /** The record that ACM waits for, as far as it says. */
  readonly record: string | undefined;
}

interface Uncovered {
  readonly host: string;
  readonly names: readonly string[];
}

interface Taken {
  readonly host: string;
  /** Of the record, such as `A`. */
  readonly type: string;
  readonly target: string;
}

interface Missing {
  /** As `the bucket acme-uploads`. */
  readonly what: string;
  readonly store: string | undefined;
  readonly region: string;
}

interface NotPermitted {
  /** As `role/deployer`. */
  readonly who: string;
  /** IAM's, sorted. */
  readonly actions: readonly string[];
}

const putBack = 'This deployment puts it back, as --revert-drift asks.';

/** How many are worth reading. */
const shownActions = 6;

interface Changed {
  /** As `role ApiTaskRole`. */
  readonly what: string;
  readonly paths: readonly string[];
  /** Whether this deployment puts it back. */
  readonly isReverted: boolean;
}

interface NotLookedAt {
  readonly what: string;
  readonly action: string;
  readonly denied: boolean;
}

/** What a look at the account finds before a deployment. */
export const preflightProblems = declareDiagnostics({
  'deploy/quota-exceeded': {
    severity: 'error',
    message: ({ quota, allowed, used, needed }: Exceeded) =>
      `The account may have ${allowed} of “${quota}”, has ${used}, and this needs ${needed} more.`,
    help: ({ quota }: Exceeded) =>
      `Ask AWS for more under Service Quotas (“${quota}”), or take away what is not used any more.`,
  },
  'deploy/certificate-missing': {
    severity: 'error',
    message: ({ domain }: { readonly domain: string }) =>
      `The certificate that is named for ${domain} is not there.`,
    help: () =>
      'Correct its ARN, which is of one account and region; or leave it out, and one is made in the hosted zone of the domain.',
  },
  'deploy/certificate-not-issued': {
    severity: 'error',
    message: ({ domain, status }: Unissued) =>
      `The certificate for ${domain} cannot be used: its state is ${status}.`,
    help: ({ record }: Unissued) =>
      record === undefined
        ? 'Ask for a new one in Certificate Manager, and name it here.'
        : `Certificate Manager waits for the record ${record}; write it where the domain’s DNS is.`,
  },
  'deploy/certificate-names': {
    severity: 'warning',
    message: ({ host, names }: Uncovered) =>
      `The certificate is not for ${host}, but for ${names.join(', ')}: browsers will refuse it.`,
    help: () => 'Name a certificate that has all host names, or one with a wildcard.',
  },
  'deploy/record-taken': {
    severity: 'error',
    message: ({ host, type, target }: Taken) =>
      `${host} leads elsewhere already: its record of type ${type} is ${target}, and is not this environment’s.`,
    help: () =>
      'Give this environment a domain of its own in a file of its own (`-f compose.yaml -f compose.staging.yaml`); or delete the record in Route 53 if nobody needs it.',
  },
  'deploy/existing-missing': {
    severity: 'error',
    message: ({ what, store, region }: Missing) =>
      `This account does not have ${what} in ${region}, which the project names as existing${store === undefined ? '' : ` for ${store}`}.`,
    help: () =>
      'Correct what is written under `existing`, which is of one account and region; or leave it out, and one is built.',
  },
  'deploy/not-permitted': {
    severity: 'warning',
    message: ({ who, actions }: NotPermitted) => {
      const more = actions.length - shownActions;
      const shown = more > 1 ? [...actions.slice(0, shownActions), `${more} more`] : actions;
      return `As IAM simulates it, ${who} may not do all that this deployment may need: ${listOf(shown)}.`;
    },
    help: () =>
      'A deployment that meets one of them stops there, and goes back. `seaworthy policy` prints the permissions that this project needs, for whoever gives them.',
  },
  'deploy/changed-by-hand': {
    severity: 'warning',
    message: ({ what, paths }: Changed) =>
      `The ${what} was changed by hand since it was deployed${paths.length === 0 ? '' : `: ${listOf(paths)}`}.`,
    help: ({ isReverted }: Changed) =>
      isReverted
        ? putBack
        : 'A deployment leaves it so, unless the project changes the same. `seaworthy diff` shows the values: write the new one into the project, or put the old one back with `seaworthy deploy --revert-drift`.',
  },
  'deploy/deleted-by-hand': {
    severity: 'warning',
    message: ({ what }: Omit<Changed, 'paths'>) =>
      `The ${what} was deleted by hand since it was deployed.`,
    help: ({ isReverted }: Omit<Changed, 'paths'>) =>
      isReverted
        ? putBack
        : 'CloudFormation does not make it anew by itself, and fails where the deployment changes or needs it. `seaworthy deploy --revert-drift` makes it anew.',
  },
  'deploy/not-looked-at': {
    severity: 'advice',
    message: ({ what, action, denied }: NotLookedAt) =>
      `It was not looked at whether ${what}: ${action} ${denied ? 'is not allowed' : 'was not answered'}.`,
    help: ({ denied }: NotLookedAt) =>
      denied
        ? '`seaworthy policy` prints the permissions that a deployment makes use of.'
        : 'The deployment goes on without it.',
  },
});
