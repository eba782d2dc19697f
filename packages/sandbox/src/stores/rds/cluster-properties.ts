/** Properties of `AWS::RDS::DBCluster` that have an effect here. */
const effective = [
  'DBClusterIdentifier',
  'DBClusterParameterGroupName',
  'DBSubnetGroupName',
  'DatabaseName',
  'DeletionProtection',
  'Engine',
  'EngineMode',
  'EngineVersion',
  'ManageMasterUserPassword',
  'MasterUserPassword',
  'MasterUsername',
  'Port',
  'ServerlessV2ScalingConfiguration',
  'VpcSecurityGroupIds',
];

/** Those that change nothing that an application could notice here: backups, storage, monitoring. */
const withoutEffect = [
  'AutoMinorVersionUpgrade',
  'AvailabilityZones',
  'BackupRetentionPeriod',
  'CopyTagsToSnapshot',
  'DatabaseInsightsMode',
  'DeleteAutomatedBackups',
  'EnableCloudwatchLogsExports',
  'EngineLifecycleSupport',
  'KmsKeyId',
  'MonitoringInterval',
  'MonitoringRoleArn',
  'NetworkType',
  'PerformanceInsightsEnabled',
  'PerformanceInsightsKmsKeyId',
  'PerformanceInsightsRetentionPeriod',
  'PreferredBackupWindow',
  'PreferredMaintenanceWindow',
  'StorageEncrypted',
  'StorageType',
  'Tags',
];

export const clusterProperties = [...effective, ...withoutEffect];
