// Written by scripts/generate-aws-types.mjs from the schemas that AWS publishes. Do not edit.
import type { Property } from '../intrinsics.ts';
import type { Json } from './common.ts';

export interface BackupBackupPlanProperties {
  readonly BackupPlan: Property<BackupBackupPlanBackupPlanResourceType>;
  readonly BackupPlanTags?: Readonly<Record<string, string>>;
}

export interface BackupBackupPlanBackupPlanResourceType {
  readonly AdvancedBackupSettings?: Property<readonly Property<BackupBackupPlanAdvancedBackupSettingResourceType>[]>;
  readonly BackupPlanName: Property<string>;
  readonly BackupPlanRule: Property<readonly Property<BackupBackupPlanBackupRuleResourceType>[]>;
  readonly ScanSettings?: Property<readonly Property<BackupBackupPlanScanSettingResourceType>[]>;
}

export interface BackupBackupPlanAdvancedBackupSettingResourceType {
  readonly BackupOptions: Property<Json>;
  readonly ResourceType: Property<string>;
}

export interface BackupBackupPlanBackupRuleResourceType {
  readonly CompletionWindowMinutes?: Property<number>;
  readonly CopyActions?: Property<readonly Property<BackupBackupPlanCopyActionResourceType>[]>;
  readonly EnableContinuousBackup?: Property<boolean>;
  readonly IndexActions?: Property<readonly Property<BackupBackupPlanIndexActionsResourceType>[]>;
  readonly Lifecycle?: Property<BackupBackupPlanLifecycleResourceType>;
  readonly RecoveryPointTags?: Property<Readonly<Record<string, Property<string>>>>;
  readonly RuleName: Property<string>;
  readonly ScanActions?: Property<readonly Property<BackupBackupPlanScanActionResourceType>[]>;
  readonly ScheduleExpression?: Property<string>;
  readonly ScheduleExpressionTimezone?: Property<string>;
  readonly StartWindowMinutes?: Property<number>;
  readonly TargetBackupVault: Property<string>;
  readonly TargetLogicallyAirGappedBackupVaultArn?: Property<string>;
}

export interface BackupBackupPlanCopyActionResourceType {
  readonly DestinationBackupVaultArn: Property<string>;
  readonly Lifecycle?: Property<BackupBackupPlanLifecycleResourceType>;
}

export interface BackupBackupPlanLifecycleResourceType {
  readonly DeleteAfterDays?: Property<number>;
  readonly MoveToColdStorageAfterDays?: Property<number>;
  readonly OptInToArchiveForSupportedResources?: Property<boolean>;
}

export interface BackupBackupPlanIndexActionsResourceType {
  readonly ResourceTypes?: Property<readonly Property<string>[]>;
}

export interface BackupBackupPlanScanActionResourceType {
  readonly MalwareScanner?: Property<'GUARDDUTY'>;
  readonly ScanMode?: Property<'FULL_SCAN' | 'INCREMENTAL_SCAN'>;
}

export interface BackupBackupPlanScanSettingResourceType {
  readonly MalwareScanner?: Property<'GUARDDUTY'>;
  readonly ResourceTypes?: Property<readonly Property<string>[]>;
  readonly ScannerRoleArn?: Property<string>;
}

export interface BackupBackupSelectionProperties {
  readonly BackupPlanId: Property<string>;
  readonly BackupSelection: Property<BackupBackupSelectionBackupSelectionResourceType>;
}

export interface BackupBackupSelectionBackupSelectionResourceType {
  readonly Conditions?: Property<BackupBackupSelectionConditions>;
  readonly IamRoleArn: Property<string>;
  readonly ListOfTags?: Property<readonly Property<BackupBackupSelectionConditionResourceType>[]>;
  readonly NotResources?: Property<readonly Property<string>[]>;
  readonly Resources?: Property<readonly Property<string>[]>;
  readonly SelectionName: Property<string>;
}

export interface BackupBackupSelectionConditionResourceType {
  readonly ConditionKey: Property<string>;
  readonly ConditionType: Property<string>;
  readonly ConditionValue: Property<string>;
}

export interface BackupBackupSelectionConditions {
  readonly StringEquals?: Property<readonly Property<BackupBackupSelectionConditionParameter>[]>;
  readonly StringLike?: Property<readonly Property<BackupBackupSelectionConditionParameter>[]>;
  readonly StringNotEquals?: Property<readonly Property<BackupBackupSelectionConditionParameter>[]>;
  readonly StringNotLike?: Property<readonly Property<BackupBackupSelectionConditionParameter>[]>;
}

export interface BackupBackupSelectionConditionParameter {
  readonly ConditionKey?: Property<string>;
  readonly ConditionValue?: Property<string>;
}

export interface BackupBackupVaultProperties {
  readonly AccessPolicy?: Property<Json | string>;
  readonly BackupVaultName: Property<string>;
  readonly BackupVaultTags?: Readonly<Record<string, string>>;
  readonly EncryptionKeyArn?: Property<string>;
  readonly LockConfiguration?: Property<BackupBackupVaultLockConfigurationType>;
  readonly Notifications?: Property<BackupBackupVaultNotificationObjectType>;
}

export interface BackupBackupVaultLockConfigurationType {
  readonly ChangeableForDays?: Property<number>;
  readonly MaxRetentionDays?: Property<number>;
  readonly MinRetentionDays: Property<number>;
}

export interface BackupBackupVaultNotificationObjectType {
  readonly BackupVaultEvents: Property<readonly Property<string>[]>;
  readonly SNSTopicArn: Property<string>;
}
