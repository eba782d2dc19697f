import type { Resource } from '../graph.ts';
import type { Reference } from '../intrinsics.ts';

/** The network that everything of an application shares, whoever made it. */
export interface Network {
  readonly vpc: Reference;
  readonly publicSubnets: readonly Reference[] | Reference;
  readonly privateSubnets: readonly Reference[] | Reference;
  /** What has to be there before anything can have a public address; absent where it is there. */
  readonly attachment?: Resource<'AWS::EC2::VPCGatewayAttachment'>;
}
