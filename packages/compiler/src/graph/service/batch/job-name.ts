import type { BatchWorker } from '../../../application/application.ts';
import { awsName } from '../../../text/names.ts';
import type { Scope } from '../scope.ts';

/** `shop-production-render`: name of the job queue, of the job definition and of every job. */
export function batchName({ application, service }: Scope<BatchWorker>): string {
  return awsName(128, application.name, application.environment, service.name);
}
