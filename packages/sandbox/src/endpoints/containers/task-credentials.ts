import type { Task } from '../../ecs/tasks.ts';
import type { Clock } from '../../time/clock.ts';
import type { Sessions, TemporarySession } from '../sessions/sessions.ts';
import type { WireResponse } from '../wire/wire-protocol.ts';
import { jsonAnswer } from './json-answer.ts';

/** Seconds that keys of a task's role are good for. */
const lifetime = 6 * 3600;

/** Milliseconds before their end from which on new keys are given; SDKs ask five minutes before. */
const rotation = 15 * 60_000;

/** Gives tasks the keys of their roles, new ones before the old ones end. */
export interface TaskCredentials {
  /** The answer to `GET /v2/credentials/ID`; without a task, the id is nobody's. */
  answer(task: Task | undefined): WireResponse;
  forget(taskArn: string): void;
}

export function createTaskCredentials({
  sessions,
  clock,
}: {
  readonly sessions: Sessions;
  readonly clock: Clock;
}): TaskCredentials {
  const current = new Map<string, TemporarySession>();

  function sessionOf(task: Task, roleArn: string): TemporarySession {
    const known = current.get(task.arn);
    if (known && known.expiresAt - clock.now() > rotation) return known;
    const session = sessions.issue(
      { kind: 'role', roleArn, sessionName: task.id, taskArn: task.arn },
      lifetime,
    );
    current.set(task.arn, session);
    return session;
  }

  return {
    answer: (task) => {
      const roleArn = task?.request.definition.taskRoleArn;
      if (!task || !roleArn) return notFound;
      const session = sessionOf(task, roleArn);
      return jsonAnswer(200, {
        RoleArn: roleArn,
        AccessKeyId: session.accessKeyId,
        SecretAccessKey: session.secretAccessKey,
        Token: session.sessionToken,
        Expiration: new Date(session.expiresAt).toISOString().replace(/\.\d+/, ''),
      });
    },
    forget: (taskArn) => void current.delete(taskArn),
  };
}

const notFound = jsonAnswer(400, {
  code: 'InvalidIdInRequest',
  message: 'CredentialsV2Request: Credentials not found',
  HTTPErrorCode: 400,
});
