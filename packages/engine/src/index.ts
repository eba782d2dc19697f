export type { Account } from './aws/account.ts';
export type { AwsClients } from './aws/clients.ts';
export { openAccount } from './aws/open-account.ts';
export type { Emit, EngineEvent } from './events/engine-event.ts';
export type { Fault } from './rehearse/faults/fault.ts';
export { describeFaults, findFault } from './rehearse/faults/faults.ts';
export type { RehearsalReport } from './rehearse/rehearsal-report.ts';
export { rehearseOnThisMachine } from './rehearse/rehearse-on-this-machine.ts';
export type { UpdateRequest } from './rehearse/update/update-request.ts';
