import type { Task, Tasks } from '../../ecs/tasks.ts';
import type { Roles } from '../../iam/roles.ts';
import type { Clock } from '../../time/clock.ts';
import { findDenial } from '../sessions/authorize.ts';
import type { WireRequest, WireResponse } from '../wire/wire-protocol.ts';
import { jsonAnswer } from './json-answer.ts';

export interface ProtectionParts {
  readonly tasks: Pick<Tasks, 'find' | 'protect'>;
  readonly roles: Roles;
  readonly clock: Clock;
  /** For the id of the request in an error that ECS itself gave. */
  readonly requestId: string;
}

const minute = 60_000;
const usualMinutes = 120;
const mostMinutes = 2880;

/**
 * `${ECS_AGENT_URI}/task-protection/v1/state`: GET tells the protection of the caller's task, PUT
 * changes it. The agent asks ECS with the task's own role.
 */
export function answerProtection(
  request: WireRequest,
  task: Task | undefined,
  parts: ProtectionParts,
): WireResponse {
  const isUpdate = request.method === 'PUT';
  const asked = isUpdate ? readRequest(request.body) : undefined;
  if (isUpdate && !asked) {
    return refusal(400, undefined, 'InvalidParameterException', decodingFailed);
  }
  if (!task) {
    const message = 'Failed to find a task for the request';
    return refusal(404, undefined, 'ResourceNotFoundException', message);
  }
  if (asked && asked.isProtected === undefined) {
    const message = "Invalid request: does not contain 'ProtectionEnabled' field";
    return refusal(400, task.arn, 'InvalidParameterException', message);
  }
  const denied = denial(task, isUpdate ? 'UpdateTaskProtection' : 'GetTaskProtection', parts);
  if (denied) return denied;
  if (!task.request.group.startsWith('service:')) {
    return jsonAnswer(200, {
      failure: { Arn: task.arn, Detail: null, Reason: 'TASK_NOT_VALID' },
    });
  }
  if (!asked) return current(task, parts);
  const minutes = asked.minutes ?? usualMinutes;
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > mostMinutes) {
    const message = `expiresInMinutes must be between 1 and ${mostMinutes}.`;
    return refusal(400, task.arn, 'InvalidParameterException', message, parts.requestId);
  }
  const until = asked.isProtected ? parts.clock.now() + minutes * minute : undefined;
  parts.tasks.protect(task.arn, until);
  return current(parts.tasks.find(task.arn) ?? task, parts);
}

const decodingFailed = 'UpdateTaskProtection: failed to decode request';

/** Undefined: not what the agent can decode, which includes fields that it does not know. */
function readRequest(body: Uint8Array) {
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    return undefined;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return undefined;
  const fields = new Map<string, unknown>(Object.entries(parsed));
  const isProtected = fields.get('ProtectionEnabled') ?? undefined;
  const minutes = fields.get('ExpiresInMinutes') ?? undefined;
  fields.delete('ProtectionEnabled');
  fields.delete('ExpiresInMinutes');
  if (fields.size > 0) return undefined;
  if (isProtected !== undefined && typeof isProtected !== 'boolean') return undefined;
  if (minutes !== undefined && typeof minutes !== 'number') return undefined;
  return { isProtected, minutes };
}

function denial(
  task: Task,
  operation: 'UpdateTaskProtection' | 'GetTaskProtection',
  { roles, requestId }: ProtectionParts,
): WireResponse | undefined {
  const roleArn = task.request.definition.taskRoleArn;
  if (!roleArn) {
    const message = 'Invalid Request: no task IAM role credentials available for task';
    return refusal(403, task.arn, 'AccessDeniedException', message);
  }
  const caller = { kind: 'role', roleArn, sessionName: task.id, taskArn: task.arn } as const;
  const need = {
    action: `ecs:${operation}`,
    resource: task.arn,
    context: { 'ecs:cluster': task.request.cluster },
  };
  const message = findDenial(caller, [need], roles);
  if (message === undefined) return undefined;
  return refusal(400, task.arn, 'AccessDeniedException', message, requestId);
}

function current(task: Task, { clock }: ProtectionParts): WireResponse {
  const until = task.protectedUntil;
  const isProtected = until !== undefined && until > clock.now();
  return jsonAnswer(200, {
    protection: {
      ExpirationDate: isProtected ? new Date(until).toISOString().replace(/\.\d+/, '') : null,
      ProtectionEnabled: isProtected,
      TaskArn: task.arn,
    },
  });
}

function refusal(
  status: number,
  arn: string | undefined,
  code: string,
  message: string,
  requestId?: string,
): WireResponse {
  return jsonAnswer(status, {
    ...(requestId === undefined ? {} : { requestID: requestId }),
    error: { ...(arn === undefined ? {} : { Arn: arn }), Code: code, Message: message },
  });
}
