import type { Application } from '../../application/application.ts';
import type { Store } from '../../application/store.ts';
import type { ResourceDetails } from '../build-resource.ts';
import type { Resource } from '../graph.ts';
import type { HandoverKey } from '../handover.ts';
import type { Property, Reference } from '../intrinsics.ts';
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
  /** The generated user name and password; absent for stores that know none. */
  readonly credentials?: Resource<'AWS::SecretsManager::Secret'>;
  /** ARNs of what a backup plan can take. */
  readonly backups: readonly Reference[];
}

/** The store as owner of a resource. */
export function ownedBy(store: Store): ResourceDetails {
  return { span: store.span, owner: store.name };
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
