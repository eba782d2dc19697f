import type { ServiceName } from '../../aws/operation.ts';

/** A service that is spoken to in form fields and answers in XML. */
export interface QueryService {
  readonly service: ServiceName;
  readonly namespace: string;
  /** How the elements of a list are called on the wire; undefined: the member is no list. */
  readonly listElement: (operation: string, member: string) => string | undefined;
  /** Members that are maps: the wire's names of an entry, its key and its value. */
  readonly maps: Readonly<Record<string, readonly [entry: string, key: string, value: string]>>;
  readonly numbers: readonly string[];
  readonly booleans: readonly string[];
  readonly blobs: readonly string[];
  readonly errorCode: (name: string) => string;
}
