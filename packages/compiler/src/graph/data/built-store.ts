import type { Application } from '../../application/application.ts';
import type { Store } from '../../application/store.ts';
import type { ResourceDetails } from '../build-resource.ts';
import type { Parameter, Resource } from '../graph.ts';
import type { HandoverKey } from '../handover.ts';
import type { Property, Reference } from '../intrinsics.ts';
import { isExisting } from '../parts.ts';
import type { Takings } from '../take.ts';

/** What the builders of the data stack work with. */
export interface DataScope {
  readonly application: Application;
  readonly takings: Takings;
}

/** A store as resources, and what others need to know of it. */
export interface BuiltStore {
  readonly resources: readonly Resource[];
  /** What is handed over, such as `store/db/host`. */
  readonly values: ReadonlyMap<HandoverKey, Property<string>>;
  /** Secret with user name and password, or the parameter with its ARN; absent for stores that know none. */
  readonly credentials?: { readonly id: string };
  readonly parameters?: readonly Parameter[];
  /** ARNs of what a backup plan can take. */
  readonly backups: readonly Reference[];
}

/** The store as owner of a resource. One that exists owns nothing here that holds data. */
export function ownedBy(store: Store): ResourceDetails {
  const { span, name } = store;
  return isExisting(store) ? { span } : { span, owner: name };
}

/** Where a store answers, as it is handed over. */
export function addressOf(
  store: Store,
  host: Property<string>,
  port: number,
): readonly (readonly [HandoverKey, Property<string>])[] {
  return [
    [`store/${store.name}/host`, host],
    [`store/${store.name}/port`, `${port}`],
  ];
}
