import type { Application, ApplicationService } from '../../application/application.ts';
import type { Store } from '../../application/store.ts';
import type { ResourceType } from '../../graph/aws/resources.generated.ts';
import type { Resource } from '../../graph/graph.ts';
import type { Charge } from '../charge.ts';

/** What one resource of a type costs. */
export type Pricer<Type extends ResourceType> = (
  resource: Resource<Type>,
  context: PricingContext,
) => readonly Charge[];

/** What pricers know beside the resource itself. */
export interface PricingContext {
  readonly application: Application;
  service(name: string | undefined): ApplicationService | undefined;
  store(name: string | undefined): Store | undefined;
}

/** For resources that AWS does not charge for, or whose cost is another resource's. */
export const free = (): readonly Charge[] => [];
