export type { AwsClients } from './aws/clients.ts';
export type { Emit, EngineEvent } from './events/engine-event.ts';
