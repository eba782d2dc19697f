/** An event as EventBridge carries it; account, region, time and id are added on the way. */
export interface AwsEvent {
  readonly source: string;
  readonly 'detail-type': string;
  readonly resources: readonly string[];
  readonly detail: object;
}

/** Puts an event on the account's default bus. */
export type PutEvent = (event: AwsEvent) => void;
