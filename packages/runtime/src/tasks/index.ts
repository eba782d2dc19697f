export type { Log } from '../log.ts';
export {
  type BatchJobOptions,
  batchExitCodes,
  runBatchJob,
} from './batch/run-batch-job.ts';
export { createTaskService } from './create-task-service.ts';
export { PermanentTaskError, RetryTaskError } from './handler-errors.ts';
export type { Hazards } from './local/hazards.ts';
export {
  type DynamoClient,
  type DynamoRecordsOptions,
  dynamoRecords,
} from './records/dynamo-records.ts';
export { memoryRecords } from './records/memory-records.ts';
export {
  ClaimLost,
  type PostgresQuerying,
  type PostgresRecords,
  postgresRecords,
  taskRecordsTable,
} from './records/postgres-records.ts';
export type { Claim, Ending, TaskRecord, TaskRecords } from './records/task-records.ts';
export type {
  AwsTaskSettings,
  BullmqTaskSettings,
  LocalTaskSettings,
  TaskServiceSettings,
} from './settings.ts';
export { TaskMistake, TaskNotSent } from './task-mistake.ts';
export type { DeadLetter, TaskCounts } from './task-queue.ts';
export type {
  EnqueueOptions,
  TaskImplementation,
  TaskReceipt,
  TaskService,
  TaskToEnqueue,
} from './task-service.ts';
export type { Drained, TaskWorker } from './worker/start-worker.ts';
export type { TaskContext, TaskHandler, TaskHandlers } from './worker/task-context.ts';
export type { WorkOptions } from './worker/worker-options.ts';
