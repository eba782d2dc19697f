import type { DeploymentContext } from '../aws/deployment-context.ts';
import { describeStack } from '../deploy/describe-stack.ts';
import {
  filesAt,
  isSameSite,
  readVersions,
  type SiteState,
  stateOf,
} from '../sites/site-versions.ts';
import { labelOf } from './changes-between.ts';
import type { ReleasedStack } from './release.ts';

/** A site whose files go back. */
export interface SiteRollback {
  readonly service: string;
  /** Its stack's name. */
  readonly stack: string;
  readonly bucket: string;
  readonly from: SiteState;
  readonly to: SiteState;
}

/** What becomes of the files of a release's sites. */
export interface SitesPlan {
  readonly going: readonly SiteRollback[];
  /** Services whose files of then are not there any more, or were never recorded. */
  readonly staying: readonly string[];
}

type Context = Pick<DeploymentContext, 'clients' | 'further' | 'signal'>;

/** Finds out which sites have other files now than with a release. Throws as S3 does. */
export async function planSites(
  stacks: readonly ReleasedStack[],
  context: Context,
): Promise<SitesPlan> {
  const sites = stacks.filter(({ service }) => service?.kind === 'site');
  const plans = await Promise.all(sites.map((stack) => planSite(stack, context)));
  return {
    going: plans.flatMap((plan) => (typeof plan === 'object' ? plan : [])),
    staying: sites.filter((_site, at) => plans[at] === 'stays').map(labelOf),
  };
}

async function planSite(
  stack: ReleasedStack,
  context: Context,
): Promise<SiteRollback | 'same' | 'stays'> {
  const { name, site: to } = stack;
  const { Outputs = [] } = (await describeStack(name, context)) ?? {};
  const bucket = Outputs.find(({ OutputKey }) => OutputKey === 'Bucket')?.OutputValue;
  if (to === undefined || bucket === undefined) return 'stays';
  const { s3 } = await context.further();
  const versions = await readVersions({ s3, bucket, signal: context.signal });
  const then = filesAt(versions, to.changedAt);
  if (then.size < to.files) return 'stays'; // S3 keeps earlier versions for 30 days
  const from = stateOf(versions);
  const isSame = isSameSite(filesAt(versions, from.changedAt), then);
  return isSame ? 'same' : { service: labelOf(stack), stack: name, bucket, from, to };
}
