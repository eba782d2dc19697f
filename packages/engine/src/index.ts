export type { Account } from './aws/account.ts';
export type { AwsClients } from './aws/clients.ts';
export { explainAwsError } from './aws/explain-aws-error.ts';
export { type Opening, openAccount } from './aws/open-account.ts';
export { typeWords } from './aws/type-words.ts';
export type {
  BlackBox,
  KeptDefinition,
  KeptEnd,
  KeptPlan,
  KeptSource,
} from './black-box/black-box.ts';
export {
  type BlackBoxRequest,
  type BlackBoxWriter,
  openBlackBox,
} from './black-box/open-black-box.ts';
export { readBlackBox, UnreadableBlackBox } from './black-box/read-black-box.ts';
export type { Loss } from './deploy/losses.ts';
export type { Certainty } from './doctor/cause.ts';
export {
  examineLive,
  examinePlan,
  examineProject,
  type KnownProject,
} from './doctor/examine.ts';
export { type Absence, findAbsence } from './doctor/live/find-absence.ts';
export { applyPatches, type Mend, type Patch } from './doctor/mend/mend.ts';
export type { DoctorReport, Problem, Undecided } from './doctor/problem.ts';
export { actionsOfDoctor } from './doctor/rules-of-action.ts';
export type { Emit, EngineEvent } from './events/engine-event.ts';
export { destroy } from './operations/destroy/destroy.ts';
export type {
  Destruction,
  DestructionResult,
  ThingToLose,
} from './operations/destroy/destruction.ts';
export { planDestruction, UnknownStore } from './operations/destroy/plan-destruction.ts';
export type {
  Difference,
  OwnedDrift,
  PropertyDifference,
  ResourceDifference,
  StackDifference,
} from './operations/diff/difference.ts';
export { differs, readDifference } from './operations/diff/read-difference.ts';
export { type ExecResult, openShell } from './operations/exec/open-shell.ts';
export { type DeployedStack, findStacks } from './operations/find-stacks.ts';
export { findLogGroups } from './operations/logs/find-log-groups.ts';
export { followLogs } from './operations/logs/follow-logs.ts';
export type { LogLine } from './operations/logs/log-line.ts';
export { type LogRequest, readLogs } from './operations/logs/read-logs.ts';
export { type OperationContext, operationContext } from './operations/operation-context.ts';
export { type RunResult, runTask } from './operations/run/run-task.ts';
export { type ScaleResult, scaleService } from './operations/scale/scale-service.ts';
export { problemsOf } from './operations/status/problems-of.ts';
export { readStatus } from './operations/status/read-status.ts';
export type { RunningStatus, ServiceStatus, Status } from './operations/status/status.ts';
export { identifyAccount } from './preflight/identify-account.ts';
export type { Fault } from './rehearse/faults/fault.ts';
export { describeFaults, findFault } from './rehearse/faults/faults.ts';
export type { RehearsalReport } from './rehearse/rehearsal-report.ts';
export { rehearseOnThisMachine } from './rehearse/rehearse-on-this-machine.ts';
export type { UpdateRequest } from './rehearse/update/update-request.ts';
export { changesBetween, type StackChange } from './releases/changes-between.ts';
export { createReleaseStore } from './releases/create-release-store.ts';
export { type PlannedRollback, planRollback, type RollbackPlan } from './releases/plan-rollback.ts';
export { type KnownReleases, readReleases } from './releases/read-releases.ts';
export type { Release } from './releases/release.ts';
export type { ReleaseStore } from './releases/release-store.ts';
export { examineBlackBox } from './replay/examine-black-box.ts';
export { replayBlackBox } from './replay/replay-black-box.ts';
export { nameProblem } from './secrets/check-values.ts';
export {
  type ComparedKey,
  type Comparison,
  compareThree,
  type RunningState,
} from './secrets/compare-three.ts';
export { type ListedSecret, listSecret } from './secrets/list-secret.ts';
export { secretPolicies } from './secrets/policies.ts';
export { type PreparedRollback, prepareRollback } from './secrets/prepare-rollback.ts';
export {
  changesAnything,
  type PreparedWrite,
  prepareWrite,
  readCurrent,
} from './secrets/prepare-write.ts';
export { rotateSecret } from './secrets/rotate-secret.ts';
export { secretProblems } from './secrets/secret-problems.ts';
export { writePrepared } from './secrets/write-prepared.ts';
export { makeCurrent } from './secrets/write-secret.ts';
export { openContainerDock } from './ship/container-dock.ts';
export { explainRefusal } from './ship/explain-refusal.ts';
export { requestUrl } from './ship/request-url.ts';
export { type RollbackReport, rollBack } from './ship/roll-back.ts';
export { ship } from './ship/ship.ts';
export type { ShippedService, ShipReport } from './ship/ship-report.ts';
export type { Beginning, Dock, ShipHost, ShipRequest } from './ship/ship-request.ts';
export { sitesOnDisk } from './sites/sites-on-disk.ts';
