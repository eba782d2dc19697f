import type { Application } from '../../application/application.ts';
import { awsName } from '../../text/names.ts';
import { attribute, ref, resource, select, sub } from '../build-resource.ts';
import type { Resource } from '../graph.ts';
import type { Reference } from '../intrinsics.ts';
import { kept } from './retention.ts';

/** Builds daily backups of databases, tables and file systems, kept for 35 days, if asked for. */
export function buildBackup(
  application: Application,
  sources: readonly Reference[],
): readonly Resource[] {
  if (!application.operations.backup || sources.length === 0) return [];
  const details = { span: application.span };
  const vault = resource(
    'AWS::Backup::BackupVault',
    'BackupVault',
    { BackupVaultName: vaultName(application) },
    { ...details, ...kept },
  );
  const plan = resource(
    'AWS::Backup::BackupPlan',
    'BackupPlan',
    {
      BackupPlan: {
        BackupPlanName: awsName(50, application.name, application.environment),
        BackupPlanRule: [
          {
            RuleName: 'daily',
            TargetBackupVault: ref(vault),
            ScheduleExpression: 'cron(0 5 * * ? *)',
            Lifecycle: { DeleteAfterDays: 35 },
          },
        ],
      },
    },
    details,
  );
  const role = resource(
    'AWS::IAM::Role',
    'BackupRole',
    {
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'backup.amazonaws.com' },
            Action: 'sts:AssumeRole',
            Condition: { StringEquals: { 'aws:SourceAccount': ref('AWS::AccountId') } },
          },
        ],
      },
      ManagedPolicyArns: [
        sub(
          'arn:${AWS::Partition}:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup',
        ),
      ],
    },
    details,
  );
  const selection = resource(
    'AWS::Backup::BackupSelection',
    'BackupSelection',
    {
      BackupPlanId: ref(plan),
      BackupSelection: {
        SelectionName: 'stores',
        IamRoleArn: attribute(role, 'Arn'),
        Resources: sources,
      },
    },
    details,
  );
  return [vault, plan, role, selection];
}

/** A vault with backups in it outlives its stack, so that the next stack needs another name. */
function vaultName(application: Application): Reference {
  const name = awsName(40, application.name, application.environment);
  const stackId = select(2, { 'Fn::Split': ['/', ref('AWS::StackId')] });
  return sub(`${name}-\${Creation}`, { Creation: select(0, { 'Fn::Split': ['-', stackId] }) });
}
