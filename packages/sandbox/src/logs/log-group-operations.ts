import type {
  CreateLogGroupRequest,
  DeleteLogGroupRequest,
  DeleteRetentionPolicyRequest,
  DescribeLogGroupsRequest,
  DescribeLogGroupsResponse,
  PutRetentionPolicyRequest,
} from '@aws-sdk/client-cloudwatch-logs';
import { AwsError } from '../aws/aws-error.ts';
import type { Operation } from '../aws/operation.ts';
import { refuseUnknown } from '../aws/refuse-unknown.ts';
import type { LogGroup, LogGroups } from './log-groups.ts';
import { logNeed } from './log-needs.ts';
import { pageOf } from './log-pages.ts';
import { checkGroupName, checkRetention, groupClass } from './log-settings.ts';

/** Operations on log groups. */
export function logGroupOperations(groups: LogGroups) {
  const CreateLogGroup: Operation<CreateLogGroupRequest, object> = {
    needs: ({ logGroupName }) => logNeed(groups, 'CreateLogGroup', logGroupName),
    run: (input) => {
      refuseUnknown('CreateLogGroup', input, [
        'logGroupName',
        'kmsKeyId',
        'tags',
        'logGroupClass',
        'deletionProtectionEnabled',
      ]);
      checkGroupName(input.logGroupName ?? '');
      groups.create({
        name: input.logGroupName ?? '',
        logGroupClass: groupClass(input.logGroupClass),
        ...(input.kmsKeyId === undefined ? {} : { kmsKeyId: input.kmsKeyId }),
        isProtected: input.deletionProtectionEnabled ?? false,
        tags: input.tags ?? {},
      });
      return {};
    },
  };

  const DeleteLogGroup: Operation<DeleteLogGroupRequest, object> = {
    needs: ({ logGroupName }) => logNeed(groups, 'DeleteLogGroup', logGroupName),
    run: ({ logGroupName }) => {
      const group = groups.existing(logGroupName);
      if (group.isProtected) {
        throw new AwsError(
          'ValidationException',
          'The log group cannot be deleted because deletion protection is enabled. Disable deletion protection and try again.',
        );
      }
      groups.remove(group.name);
      return {};
    },
  };

  const PutRetentionPolicy: Operation<PutRetentionPolicyRequest, object> = {
    needs: ({ logGroupName }) => logNeed(groups, 'PutRetentionPolicy', logGroupName),
    run: ({ logGroupName, retentionInDays }) => {
      checkRetention(retentionInDays);
      groups.put({
        ...groups.existing(logGroupName),
        ...(retentionInDays === undefined ? {} : { retention: retentionInDays }),
      });
      return {};
    },
  };

  const DeleteRetentionPolicy: Operation<DeleteRetentionPolicyRequest, object> = {
    needs: ({ logGroupName }) => logNeed(groups, 'DeleteRetentionPolicy', logGroupName),
    run: ({ logGroupName }) => {
      const { retention: _retention, ...group } = groups.existing(logGroupName);
      groups.put(group);
      return {};
    },
  };

  const DescribeLogGroups: Operation<DescribeLogGroupsRequest, DescribeLogGroupsResponse> = {
    needs: () => logNeed(groups, 'DescribeLogGroups', ''),
    run: (input) => {
      refuseUnknown('DescribeLogGroups', input, [
        'logGroupNamePrefix',
        'logGroupNamePattern',
        'nextToken',
        'limit',
      ]);
      const pattern = input.logGroupNamePattern?.toLowerCase() ?? '';
      const found = groups
        .all()
        .filter(({ name }) => name.startsWith(input.logGroupNamePrefix ?? ''))
        .filter(({ name }) => name.toLowerCase().includes(pattern));
      const page = pageOf(found, { limit: input.limit ?? 50, nextToken: input.nextToken });
      return {
        logGroups: page.items.map((group) => groupOutput(groups, group)),
        ...page.next,
      };
    },
  };

  return {
    CreateLogGroup,
    DeleteLogGroup,
    PutRetentionPolicy,
    DeleteRetentionPolicy,
    DescribeLogGroups,
  };
}

function groupOutput(groups: LogGroups, group: LogGroup) {
  return {
    logGroupName: group.name,
    creationTime: group.createdAt,
    ...(group.retention === undefined ? {} : { retentionInDays: group.retention }),
    metricFilterCount: 0,
    arn: `${groups.arnOf(group.name)}:*`,
    logGroupArn: groups.arnOf(group.name),
    storedBytes: bytesOf(groups, group),
    ...(group.kmsKeyId === undefined ? {} : { kmsKeyId: group.kmsKeyId }),
    logGroupClass: group.logGroupClass,
    deletionProtectionEnabled: group.isProtected,
  };
}

/** As CloudWatch Logs counts: the message and 26 bytes for each event. */
function bytesOf(groups: LogGroups, group: LogGroup): number {
  return [...group.streams.values()]
    .flatMap((stream) => groups.eventsOf(group, stream))
    .reduce((sum, { message }) => sum + Buffer.byteLength(message) + 26, 0);
}
