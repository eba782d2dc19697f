import type { Capability } from '@aws-sdk/client-cloudformation';
import type { ParameterValues } from '../parameters/read-parameters.ts';
import type { Drifts } from '../stacks/stack.ts';
import type { Dependencies } from '../template/order-resources.ts';
import type { ResourceDeclaration, Template } from '../template/template.ts';
import type { ResourceReader, Scope } from '../values/scope.ts';

/** What a stack is to be: a template with values for everything that it leaves open. */
export interface Deployment {
  readonly template: Template;
  readonly parameters: ParameterValues;
  readonly tags: Readonly<Record<string, string>>;
  readonly capabilities: readonly Capability[];
  /** Those whose condition holds. */
  readonly resources: ReadonlyMap<string, ResourceDeclaration>;
  readonly dependencies: Dependencies;
  /** What was changed or deleted without CloudFormation, and is brought back with it. */
  readonly drifts?: Drifts;
  readonly holds: (condition: string) => boolean;
  /** Values for the template's functions; `shown`: with parameters that must not be echoed masked. */
  readonly scope: (resources: ResourceReader, shown?: 'shown') => Scope;
}
