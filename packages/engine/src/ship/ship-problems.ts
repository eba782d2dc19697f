import { count, declareDiagnostics, listOf, templateBucketStack } from '@seaworthy/compiler';
import type { Loss } from '../deploy/losses.ts';
import type { StuckResource } from '../deploy/stack-stuck.ts';

interface Unpinned {
  /** As the project names them. */
  readonly images: readonly string[];
  readonly reason: string;
}

interface OfService {
  readonly service: string;
}

/** What keeps a deployment from its end, where no task or resource is to blame. */
export const shipProblems = declareDiagnostics({
  'deploy/taken': {
    severity: 'error',
    message: ({ by, host, since }: { by: string; host: string; since: string }) =>
      `${by} deploys this environment already, from ${host}, since ${since}.`,
    help: () =>
      'Wait until it is over. A deployment that was killed lets go by itself within a minute.',
  },
  'deploy/lease-lost': {
    severity: 'error',
    message: () =>
      'For 45 seconds this machine could not show AWS that the command is still at work, so that somebody else may deploy by now. It has ended where it was.',
    help: () =>
      '`seaworthy status` says what runs. Run the same again when nobody else deploys: it goes on from where things are.',
  },
  'deploy/name-taken': {
    severity: 'error',
    message: ({ stack, owner }: { readonly stack: string; readonly owner: string }) =>
      `The stack ${stack} is there already, and is not this project’s: ${owner}.`,
    help: () =>
      'Choose another project name with `name:` or --project-name, or another --environment.',
  },
  'deploy/resource-taken': {
    severity: 'error',
    message: ({ what, name, owner }: TakenResource) =>
      `The ${what} ${name} is there already, and is not this project’s: ${owner}.`,
    help: ({ what }: TakenResource) =>
      `Choose another project name with \`name:\` or --project-name, or another --environment; or delete the ${what} if nobody needs it.`,
  },
  'deploy/secret-missing': {
    severity: 'error',
    message: ({ keys, secret }: { readonly keys: readonly string[]; readonly secret: string }) =>
      `${keys.length === 1 ? 'A value is' : `${count(keys.length, 'value')} are`} missing: neither ${secret} nor this machine has ${listOf(keys)}.`,
    help: ({ keys }: { readonly keys: readonly string[]; readonly secret: string }) =>
      `Put ${keys.length === 1 ? 'it' : 'them'} into .env or the shell and deploy again: a deployment fills what the secret lacks, and changes nothing that it has. Once the secret is there, \`seaworthy secrets set ${keys[0]}\` does without .env.`,
  },
  'deploy/image-missing': {
    severity: 'error',
    message: ({ reference }: { readonly reference: string }) =>
      `The registry has no image ${reference}.`,
    help: () => 'Correct its name or its tag, or push it first.',
  },
  'deploy/image-not-pinned': {
    severity: 'advice',
    message: ({ images, reason }: Unpinned) =>
      `${listOf(images)} ${images.length === 1 ? 'runs by its tag' : 'run by their tags'}, since the registry does not say which image that is: ${reason}. A release that goes back may run another one.`,
    help: ({ images: [image] }: Unpinned) =>
      `Write the digest into the Compose file, \`image: ${image}@sha256:…\`, or deploy from where the registry can be reached.`,
  },
  'deploy/no-zone': {
    severity: 'error',
    message: ({ domain, reason }: { readonly domain: string; readonly reason: string }) =>
      `There is no hosted zone for ${domain}: ${reason}.`,
    help: () =>
      'Make a public zone for it in Route 53, or name a certificate of your own with `x-seaworthy: { domain: { certificate: … } }`.',
  },
  'deploy/stack-stuck': {
    severity: 'error',
    message: ({ stack, status, reason, resources }: StuckStack) =>
      `The stack ${stack} is in ${status}, and no deployment leads out of it: ${resources.length > 0 ? resources.map(describeStuck).join('; ') : reason || 'CloudFormation gives no reason'}`,
    help: ({ stack, status, resources }: StuckStack) => {
      if (status !== 'DELETE_FAILED') {
        return `Mend that, and deploy again; \`aws cloudformation describe-stack-events --stack-name ${stack}\` shows more.`;
      }
      const kept = resources.map(({ logicalId }) => logicalId).join(' ');
      return `Mend that and run the same \`seaworthy destroy\` again, which goes on from there; then deploy. To leave it in the account instead: \`aws cloudformation delete-stack --stack-name ${stack} --retain-resources ${kept}\`.`;
    },
  },
  'deploy/change-set-refused': {
    severity: 'error',
    message: ({ stack, reason }: { readonly stack: string; readonly reason: string }) =>
      `CloudFormation does not take the template of ${stack}: ${reason}`,
    help: () => 'Nothing of this stack was changed.',
  },
  'deploy/would-lose-data': {
    severity: 'error',
    message: ({ losses }: { readonly losses: readonly Loss[] }) =>
      `This ${isCertain(losses) ? 'would' : 'may'} lose data: ${losses.map(describeLoss).join('; ')}.`,
    help: ({ losses }: { readonly losses: readonly Loss[] }) =>
      `Take a backup, then allow it by name: ${losses.map(({ name }) => `--allow-replace ${name}`).join(' ')}.`,
  },
  'deploy/template-too-large': {
    severity: 'error',
    message: ({ stack, bytes, most }: LargeTemplate) =>
      `The template of ${stack} has ${bytes} bytes; CloudFormation takes ${most}.`,
    help: () =>
      'Split the project into several with a Compose file of their own; `x-seaworthy: network: existing` lets them share a network.',
  },
  'deploy/template-not-sent': {
    severity: 'error',
    message: ({ stack, bytes, reason }: UnsentTemplate) =>
      `The template of ${stack} has ${bytes} bytes, too many for a call, and does not get to CloudFormation through the bucket of the stack ${templateBucketStack}: ${reason.replace(/\.$/, '')}.`,
    help: () =>
      'It takes s3:PutObject and, for CloudFormation in the caller’s name, s3:GetObject on that bucket: `seaworthy policy` prints these permissions. `aws cloudformation describe-stack-events --stack-name seaworthy-templates` shows how the bucket was made.',
  },
  'deploy/image-failed': {
    severity: 'error',
    message: ({ service, reason }: OfService & { readonly reason: string }) =>
      `The image of ${service} could not be built or brought to AWS: ${reason}`,
    help: (_image: OfService & { readonly reason: string }) =>
      'Nothing that runs was changed. Mend it and deploy again: what is built already is not built twice.',
  },
  'deploy/wrong-architecture': {
    severity: 'error',
    message: ({ service, planned, built }: OfService & { planned: string; built: string }) =>
      `The image of ${service} is for ${built}, and its tasks run on ${planned}.`,
    help: ({ planned }: OfService & { planned: string; built: string }) =>
      `Take one that is for ${planned}: a base image may exist for one architecture only. Or set \`platform:\` to what it is for.`,
  },
  'deploy/no-engine': {
    severity: 'error',
    message: ({ reason }: { readonly reason: string }) => `Images cannot be built here. ${reason}`,
    help: () => 'Start Docker or Podman, and deploy again.',
  },
  'deploy/job-failed': {
    severity: 'error',
    message: ({ service }: OfService) =>
      `The job ${service} did not end well; no service was changed.`,
    help: ({ service }: OfService) => `\`seaworthy logs ${service}\` shows what it wrote.`,
  },
  'deploy/url-silent': {
    severity: 'error',
    message: ({ url, reason }: { readonly url: string; readonly reason: string }) =>
      `All services are healthy, but ${url} does not answer: ${reason}.`,
    help: () =>
      'Try it from elsewhere: a firewall, a proxy, or the listener’s rules may be in the way.',
  },
  'deploy/name-unknown': {
    severity: 'warning',
    message: ({ url }: { readonly url: string }) =>
      `All services are healthy, but DNS here does not know ${new URL(url).hostname} yet.`,
    help: () =>
      'New names take some minutes. If the zone is elsewhere, point the name to the load balancer, which is an output of the foundation stack.',
  },
});

interface TakenResource {
  readonly what: string;
  readonly name: string;
  /** Whose it is, as a clause. */
  readonly owner: string;
}

interface LargeTemplate {
  readonly stack: string;
  readonly bytes: number;
  readonly most: number;
}

interface UnsentTemplate {
  readonly stack: string;
  readonly bytes: number;
  /** AWS's own, or what is wrong with the bucket's stack. */
  readonly reason: string;
}

interface StuckStack {
  readonly stack: string;
  readonly status: string;
  readonly reason: string;
  readonly resources: readonly StuckResource[];
}

function describeStuck({ logicalId, physicalId, reason }: StuckResource): string {
  return `${logicalId}${physicalId ? ` (${physicalId})` : ''}: ${reason}`;
}

function isCertain(losses: readonly Loss[]): boolean {
  return losses.some(({ what }) => what !== 'perhaps-replaced');
}

function describeLoss({ name, type, what, physicalId }: Loss): string {
  const how = { deleted: 'deleted', replaced: 'replaced', 'perhaps-replaced': 'perhaps replaced' };
  return `${name} (${type}${physicalId ? `, ${physicalId}` : ''}) is ${how[what]}`;
}
