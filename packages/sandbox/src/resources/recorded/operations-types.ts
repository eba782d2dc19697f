import { arnOf } from '../../aws/identity.ts';
import { type RecordedType, referred } from './recorded-type.ts';

/** What watches over resources, tells of them, keeps copies and keys. */
export const operationsTypes: Readonly<Record<string, RecordedType>> = {
  'AWS::Backup::BackupPlan': {
    describe: ({ identity }) => {
      const id = identity.uuid();
      return referred(id, {
        BackupPlanId: id,
        BackupPlanArn: arnOf(identity, 'backup', `backup-plan:${id}`),
        VersionId: identity.hex(48),
      });
    },
  },

  'AWS::Backup::BackupSelection': {
    describe: ({ identity, text }) => {
      const selectionId = identity.uuid();
      const planId = text('BackupPlanId');
      const id = `${selectionId}_${planId}`;
      return referred(id, { Id: id, SelectionId: selectionId, BackupPlanId: planId });
    },
  },

  'AWS::Backup::BackupVault': {
    name: { property: 'BackupVaultName', maxLength: 50 },
    describe: ({ identity, name }) =>
      referred(name, {
        BackupVaultName: name,
        BackupVaultArn: arnOf(identity, 'backup', `backup-vault:${name}`),
      }),
  },

  'AWS::CloudWatch::Alarm': {
    name: { property: 'AlarmName', maxLength: 255 },
    describe: ({ identity, name }) =>
      referred(name, { Arn: arnOf(identity, 'cloudwatch', `alarm:${name}`) }),
  },

  'AWS::CloudWatch::Dashboard': {
    name: { property: 'DashboardName', maxLength: 255 },
    describe: ({ name }) => referred(name),
  },

  'AWS::EC2::LaunchTemplate': {
    describe: ({ identity }) => {
      const id = `lt-${identity.hex(17)}`;
      return referred(id, {
        LaunchTemplateId: id,
        LatestVersionNumber: '1',
        DefaultVersionNumber: '1',
      });
    },
  },

  'AWS::IAM::OIDCProvider': {
    describe: ({ identity, text }) => {
      const host = text('Url').replace(/^https:\/\//, '');
      const arn = arnOf({ ...identity, region: '' }, 'iam', `oidc-provider/${host}`);
      return referred(arn, { Arn: arn });
    },
  },

  'AWS::KMS::Alias': {
    describe: ({ text }) => referred(text('AliasName')),
  },

  'AWS::KMS::Key': {
    describe: ({ identity }) => {
      const id = identity.uuid();
      return referred(id, { KeyId: id, Arn: arnOf(identity, 'kms', `key/${id}`) });
    },
  },

  'AWS::SNS::Subscription': {
    describe: ({ identity, text }) => {
      const arn = `${text('TopicArn')}:${identity.uuid()}`;
      return referred(arn, { Arn: arn });
    },
  },

  'AWS::SNS::Topic': {
    name: { property: 'TopicName', maxLength: 256 },
    describe: ({ identity, name }) => {
      const arn = arnOf(identity, 'sns', name);
      return referred(arn, { TopicArn: arn, TopicName: name });
    },
  },

  'AWS::SNS::TopicPolicy': {
    describe: ({ identity }) => {
      const id = identity.uuid();
      return referred(id, { Id: id });
    },
  },
};
