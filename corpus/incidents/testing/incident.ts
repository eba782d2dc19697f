import type { Resource } from '../../../packages/compiler/src/index.ts';
import type { Twin } from '../../../packages/engine/src/rehearse/faults/testing/twin-scripts.ts';
import type { AllowedTcp } from '../../../packages/engine/src/testing/restrict-subnets.ts';

/** Something that went wrong in a real project, as a change of a good one. */
export interface Incident {
  /** What happened, in a sentence. */
  readonly story: string;
  /** The rule of the catalogue that it is. */
  readonly rule: string;
  /** The line of the project that the verdict points at, from its first character on; absent: none. */
  readonly line?: string;
  /** Words that the verdict, or what shows it, must have: the right line of many in a log. */
  readonly says?: string;
  /** The good project that is changed; absent: `shop`. */
  readonly example?: 'sesami' | 'rag-platform' | 'shortcut' | 'audiobook';
  /** The service that it happens to; absent: `api`. */
  readonly service?: string;
  /** Files of the project by path: a new text, or words that take the place of others. */
  readonly files?: Readonly<Record<string, string | readonly Replacement[]>>;
  /** A change of the planned resources; `undefined` takes one away. */
  readonly resources?: (resource: Resource, stack: string) => Resource | undefined;
  /** Keys that the application's secret lacks. */
  readonly secretWithout?: readonly string[];
  /** What the containers of the service do. */
  readonly script?: Twin;
  /** Whether a check of the project or its templates finds it. */
  readonly check: boolean;
  /** The rule under which that check finds it, when a plan shows it as something else. */
  readonly checkedAs?: string;
  /** How a deployment ends that is let through all the same; absent: it is not deployed. */
  readonly deployment?: 'fails' | 'runs';
  /** TCP that a network ACL lets through which somebody gives the tasks' subnets once it runs. */
  readonly acl?: readonly AllowedTcp[];
  /** What is done once it runs, so that it shows. */
  readonly afterwards?: 'watch' | 'replace-tasks';
}

export interface Replacement {
  readonly text: string;
  readonly by: string;
}
