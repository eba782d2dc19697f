import { createHash } from 'node:crypto';
import type {
  AssumeRoleRequest,
  AssumeRoleResponse,
  GetCallerIdentityRequest,
  GetCallerIdentityResponse,
} from '@aws-sdk/client-sts';
import { AwsError, NotModelled } from '../../aws/aws-error.ts';
import type { Identity } from '../../aws/identity.ts';
import type { Operation, Operations } from '../../aws/operation.ts';
import { refuseUnknown } from '../../aws/refuse-unknown.ts';
import type { Roles } from '../../iam/roles.ts';
import { callerArn } from './caller-arn.ts';
import type { Sessions } from './sessions.ts';

/** STS: who one is, and becoming a role, which only the developer can. */
export function stsOperations({
  sessions,
  roles,
  identity,
}: {
  readonly sessions: Sessions;
  readonly roles: Roles;
  readonly identity: Identity;
}): Operations {
  const GetCallerIdentity: Operation<GetCallerIdentityRequest, GetCallerIdentityResponse> = {
    needs: () => [],
    run: (_input, { caller }) => ({
      UserId:
        caller.kind === 'developer'
          ? userId('AIDA', 'developer')
          : `${userId('AROA', caller.roleArn)}:${caller.sessionName}`,
      Account: identity.account,
      Arn: callerArn(caller, identity),
    }),
  };

  const AssumeRole: Operation<AssumeRoleRequest, AssumeRoleResponse> = {
    needs: ({ RoleArn = '' }) => [{ action: 'sts:AssumeRole', resource: RoleArn }],
    run: (input, { caller }) => {
      refuseUnknown('AssumeRole', input, ['RoleArn', 'RoleSessionName', 'DurationSeconds']);
      const { RoleArn: roleArn = '', RoleSessionName: sessionName = '' } = input;
      const seconds = input.DurationSeconds ?? 3600;
      if (!/^[\w+=,.@-]{2,64}$/.test(sessionName)) {
        throw new AwsError(
          'ValidationError',
          `1 validation error detected: Value '${sessionName}' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*`,
        );
      }
      checkDuration(seconds);
      if (caller.kind === 'role') throw new NotModelled('roles that assume other roles');
      if (!roles.roleOf(roleArn)) {
        throw new AwsError(
          'AccessDenied',
          `User: ${callerArn(caller, identity)} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`,
          { status: 403 },
        );
      }
      const session = sessions.issue({ kind: 'role', roleArn, sessionName }, seconds);
      return {
        Credentials: {
          AccessKeyId: session.accessKeyId,
          SecretAccessKey: session.secretAccessKey,
          SessionToken: session.sessionToken,
          Expiration: new Date(session.expiresAt),
        },
        AssumedRoleUser: {
          AssumedRoleId: `${userId('AROA', roleArn)}:${sessionName}`,
          Arn: callerArn(session.caller, identity),
        },
      };
    },
  };

  return { GetCallerIdentity, AssumeRole };
}

/** A role's sessions last an hour unless it says otherwise, which templates here do not. */
function checkDuration(seconds: number): void {
  if (seconds > 3600) {
    throw new AwsError(
      'ValidationError',
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    );
  }
  if (!(seconds >= 900)) {
    throw new AwsError(
      'ValidationError',
      `1 validation error detected: Value '${seconds}' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900`,
    );
  }
}

/** An id that stays the same for the same name, in the form of AWS's. */
function userId(prefix: 'AIDA' | 'AROA', of: string): string {
  const digest = createHash('sha256').update(of).digest('hex').toUpperCase();
  return `${prefix}${digest.slice(0, 17)}`;
}
