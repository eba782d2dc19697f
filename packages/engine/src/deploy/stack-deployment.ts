import type { Layer } from '@seaworthy/compiler';
import type { ReleasedService } from '../releases/release.ts';

/** A stack as it shall be: plain data, whether of a plan or of an earlier release. */
export interface StackDeployment {
  /** CloudFormation's name of the stack. */
  readonly name: string;
  readonly layer: Layer;
  /** The service of a service's stack. */
  readonly service?: ReleasedService;
  /** The template, as JSON. */
  readonly body: string;
  /** Values of the template's parameters that are given; the others have their defaults. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly tags: StackTags;
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
