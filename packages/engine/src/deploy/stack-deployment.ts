import type { ApplicationService, Layer } from '@seaworthy/compiler';

/** A stack as it shall be: plain data, whether of a plan or of an earlier release. */
export interface StackDeployment {
  /** CloudFormation's name of the stack. */
  readonly name: string;
  readonly layer: Layer;
  /** The service of a service's stack. */
  readonly service?: StackService;
  /** The template, as JSON. */
  readonly body: string;
  /** Values of the template's parameters that are given; the others have their defaults. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly tags: StackTags;
  /** Whether what was changed or deleted by hand is put back, also where nothing else changes. */
  readonly revertsDrift?: boolean;
}

/** What a service's stack runs. */
export interface StackService {
  readonly name: string;
  readonly kind: ApplicationService['kind'];
  /** Services that must be there before it, as it addresses them by name. */
  readonly after: readonly string[];
}

/** Tags of a stack, which CloudFormation gives to every resource of it that can have tags. */
export type StackTags = Readonly<Record<string, string>>;

/** The tags by which everything of a project's environment is known as its own. */
export function tagsFor(owner: {
  readonly project: string;
  readonly environment: string;
}): StackTags {
  return {
    'seaworthy:project': owner.project,
    'seaworthy:environment': owner.environment,
  };
}
