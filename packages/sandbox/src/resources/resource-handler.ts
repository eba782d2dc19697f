import type { WaitName } from '../time/waits.ts';

/** Properties of a resource with every intrinsic and dynamic reference resolved. */
export type Properties = Readonly<Record<string, unknown>>;

/** What CloudFormation knows of a resource that exists. */
export interface ResourceState {
  /** What `Ref` gives. */
  readonly physicalId: string;
  /** What `Fn::GetAtt` gives, by the attribute's full name, such as `Endpoint.Address`. */
  readonly attributes: Readonly<Record<string, string | readonly string[]>>;
}

export interface ResourceRequest {
  readonly logicalId: string;
  readonly properties: Properties;
  readonly stack: { readonly name: string; readonly id: string };
  /** Tags of the stack; resources carry them. */
  readonly tags: Readonly<Record<string, string>>;
  /** A name as CloudFormation makes one when the template gives none: stack, logical id, random. */
  readonly generatedName: (limits: {
    readonly maxLength: number;
    readonly lowercase?: boolean;
  }) => string;
  /** Aborted when the stack operation is cancelled or rolls back. */
  readonly signal: AbortSignal;
  /**
   * In a creation that takes long: says that the resource exists, though it is not yet stable. If
   * the creation fails afterwards, CloudFormation deletes what was said here. Not called: a
   * creation that fails leaves nothing.
   */
  readonly initiated?: (state: ResourceState) => void;
}

/** Throws ResourceFailure, or AwsError as the service's own API would. */
export interface ResourceHandler {
  /** `recorded`: the resource exists and can be read and referred to, but does nothing here. */
  readonly fidelity: 'modelled' | 'recorded';
  /** Which of AWS's waits a creation takes; `resource` unless said. */
  readonly wait?: WaitName;
  create(request: ResourceRequest): Promise<ResourceState>;
  /** Changes in place; CloudFormation never asks for it when a property demands replacement. */
  update(
    request: ResourceRequest & { readonly state: ResourceState; readonly before: Properties },
  ): Promise<ResourceState>;
  /** `snapshot`: the template asks for a last snapshot, as of a database. */
  delete(
    request: ResourceRequest & { readonly state: ResourceState; readonly snapshot?: boolean },
  ): Promise<void>;
  /**
   * What can be changed without CloudFormation, as it is now, by the names of its properties;
   * undefined: it was deleted. Absent: nothing changes it but CloudFormation.
   */
  read?(state: ResourceState): Properties | undefined;
  /** How an import takes up what exists. Absent: CloudFormation imports no resources of the type. */
  readonly adoption?: Adoption;
}

/** Puts what exists under the care of a stack, without changing it. */
export interface Adoption {
  /** The property that tells one from another, such as `BucketName`. */
  readonly identifiedBy: string;
  /** The resource as it is; undefined: there is none of this identity. */
  adopt(identity: string, request: ResourceRequest): ResourceState | undefined;
}

/** A creation, update or deletion that failed; the reason is what AWS writes into the event. */
export class ResourceFailure extends Error {
  override readonly name = 'ResourceFailure';
  /** CloudFormation's handler error code, such as `AlreadyExists`, `NotStabilized`. */
  readonly code: string;

  constructor(code: string, reason: string) {
    super(reason);
    this.code = code;
  }
}
