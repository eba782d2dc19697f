export type { Account } from './aws/account.ts';
export type { AwsClients } from './aws/clients.ts';
export { openAccount } from './aws/open-account.ts';
export type { Certainty } from './doctor/cause.ts';
export {
  examineEvents,
  examineLive,
  examinePlan,
  examineProject,
  type KnownProject,
} from './doctor/examine.ts';
export { applyPatches, type Mend, type Patch } from './doctor/mend/mend.ts';
export type { DoctorReport, Problem, Undecided } from './doctor/problem.ts';
export { actionsOfDoctor } from './doctor/rules-of-action.ts';
export type { Emit, EngineEvent } from './events/engine-event.ts';
export type { Fault } from './rehearse/faults/fault.ts';
export { findLogGroups } from './operations/logs/find-log-groups.ts';
export { followLogs } from './operations/logs/follow-logs.ts';
export type { LogLine } from './operations/logs/log-line.ts';
export { type LogRequest, readLogs } from './operations/logs/read-logs.ts';
export { type OperationContext, operationContext } from './operations/operation-context.ts';
export { problemsOf } from './operations/status/problems-of.ts';
export { readStatus } from './operations/status/read-status.ts';
export type { RunningStatus, ServiceStatus, Status } from './operations/status/status.ts';
export { describeFaults, findFault } from './rehearse/faults/faults.ts';
export type { RehearsalReport } from './rehearse/rehearsal-report.ts';
export { rehearseOnThisMachine } from './rehearse/rehearse-on-this-machine.ts';
export type { UpdateRequest } from './rehearse/update/update-request.ts';
