/**
 * Documents of the managed policies that AWS publishes, by the end of their ARN, as they were in
 * 2026; the sandbox knows these and refuses others by name.
 */
export const awsManagedPolicies: Readonly<Record<string, object>> = {
  'service-role/AmazonECSTaskExecutionRolePolicy': {
    Version: '2012-10-17',
    Statement: [
      {
        Action: [
          'ecr:GetAuthorizationToken',
          'ecr:BatchCheckLayerAvailability',
          'ecr:GetDownloadUrlForLayer',
          'ecr:BatchGetImage',
          'logs:CreateLogStream',
          'logs:PutLogEvents',
        ],
        Resource: '*',
        Effect: 'Allow',
      },
    ],
  },
  'service-role/AWSBatchServiceRole': {
    Version: '2012-10-17',
    Statement: [
      {
        Action: [
          'ec2:DescribeAccountAttributes',
          'ec2:DescribeInstances',
          'ec2:DescribeInstanceStatus',
          'ec2:DescribeInstanceAttribute',
          'ec2:DescribeSubnets',
          'ec2:DescribeSecurityGroups',
          'ec2:DescribeKeyPairs',
          'ec2:DescribeImages',
          'ec2:DescribeImageAttribute',
          'ec2:DescribeSpotInstanceRequests',
          'ec2:DescribeSpotFleetInstances',
          'ec2:DescribeSpotFleetRequests',
          'ec2:DescribeSpotPriceHistory',
          'ec2:DescribeSpotFleetRequestHistory',
          'ec2:DescribeVpcClassicLink',
          'ec2:DescribeLaunchTemplateVersions',
          'ec2:CreateLaunchTemplate',
          'ec2:DeleteLaunchTemplate',
          'ec2:RequestSpotFleet',
          'ec2:CancelSpotFleetRequests',
          'ec2:ModifySpotFleetRequest',
          'ec2:TerminateInstances',
          'ec2:RunInstances',
          'autoscaling:DescribeAccountLimits',
          'autoscaling:DescribeAutoScalingGroups',
          'autoscaling:DescribeLaunchConfigurations',
          'autoscaling:DescribeAutoScalingInstances',
          'autoscaling:DescribeScalingActivities',
          'autoscaling:CreateLaunchConfiguration',
          'autoscaling:CreateAutoScalingGroup',
          'autoscaling:UpdateAutoScalingGroup',
          'autoscaling:SetDesiredCapacity',
          'autoscaling:DeleteLaunchConfiguration',
          'autoscaling:DeleteAutoScalingGroup',
          'autoscaling:CreateOrUpdateTags',
          'autoscaling:SuspendProcesses',
          'autoscaling:PutNotificationConfiguration',
          'autoscaling:TerminateInstanceInAutoScalingGroup',
          'ecs:DescribeClusters',
          'ecs:DescribeContainerInstances',
          'ecs:DescribeTaskDefinition',
          'ecs:DescribeTasks',
          'ecs:ListAccountSettings',
          'ecs:ListClusters',
          'ecs:ListContainerInstances',
          'ecs:ListTaskDefinitionFamilies',
          'ecs:ListTaskDefinitions',
          'ecs:ListTasks',
          'ecs:CreateCluster',
          'ecs:DeleteCluster',
          'ecs:RegisterTaskDefinition',
          'ecs:DeregisterTaskDefinition',
          'ecs:RunTask',
          'ecs:StartTask',
          'ecs:StopTask',
          'ecs:UpdateContainerAgent',
          'ecs:DeregisterContainerInstance',
          'logs:CreateLogGroup',
          'logs:CreateLogStream',
          'logs:PutLogEvents',
          'logs:DescribeLogGroups',
          'iam:GetInstanceProfile',
          'iam:GetRole',
        ],
        Resource: '*',
        Effect: 'Allow',
        Sid: 'AWSBatchPolicyStatement1',
      },
      {
        Action: 'ecs:TagResource',
        Resource: ['arn:aws:ecs:*:*:task/*_Batch_*'],
        Effect: 'Allow',
        Sid: 'AWSBatchPolicyStatement2',
      },
      {
        Action: 'iam:PassRole',
        Resource: ['*'],
        Effect: 'Allow',
        Condition: {
          StringEquals: {
            'iam:PassedToService': [
              'ec2.amazonaws.com',
              'ec2.amazonaws.com.cn',
              'ecs-tasks.amazonaws.com',
            ],
          },
        },
        Sid: 'AWSBatchPolicyStatement3',
      },
      {
        Action: 'iam:CreateServiceLinkedRole',
        Resource: '*',
        Effect: 'Allow',
        Condition: {
          StringEquals: {
            'iam:AWSServiceName': [
              'spot.amazonaws.com',
              'spotfleet.amazonaws.com',
              'autoscaling.amazonaws.com',
              'ecs.amazonaws.com',
            ],
          },
        },
        Sid: 'AWSBatchPolicyStatement4',
      },
      {
        Action: ['ec2:CreateTags'],
        Resource: ['*'],
        Effect: 'Allow',
        Condition: {
          StringEquals: {
            'ec2:CreateAction': 'RunInstances',
          },
        },
        Sid: 'AWSBatchPolicyStatement5',
      },
    ],
  },
  'service-role/AmazonEC2ContainerServiceforEC2Role': {
    Version: '2012-10-17',
    Statement: [
      {
        Action: [
          'ec2:DescribeTags',
          'ecs:CreateCluster',
          'ecs:DeregisterContainerInstance',
          'ecs:DiscoverPollEndpoint',
          'ecs:Poll',
          'ecs:RegisterContainerInstance',
          'ecs:StartTelemetrySession',
          'ecs:UpdateContainerInstancesState',
          'ecs:Submit*',
          'ecr:GetAuthorizationToken',
          'ecr:BatchCheckLayerAvailability',
          'ecr:GetDownloadUrlForLayer',
          'ecr:BatchGetImage',
          'logs:CreateLogStream',
          'logs:PutLogEvents',
        ],
        Resource: '*',
        Effect: 'Allow',
      },
      {
        Action: 'ecs:TagResource',
        Resource: '*',
        Effect: 'Allow',
        Condition: {
          StringEquals: {
            'ecs:CreateAction': ['CreateCluster', 'RegisterContainerInstance'],
          },
        },
      },
      {
        Action: ['ecs:ListTagsForResource'],
        Resource: ['arn:aws:ecs:*:*:task/*/*', 'arn:aws:ecs:*:*:container-instance/*/*'],
        Effect: 'Allow',
      },
    ],
  },
  AmazonSSMManagedInstanceCore: {
    Version: '2012-10-17',
    Statement: [
      {
        Action: [
          'ssm:DescribeAssociation',
          'ssm:GetDeployablePatchSnapshotForInstance',
          'ssm:GetDocument',
          'ssm:DescribeDocument',
          'ssm:GetManifest',
          'ssm:GetParameter',
          'ssm:GetParameters',
          'ssm:ListAssociations',
          'ssm:ListInstanceAssociations',
          'ssm:PutInventory',
          'ssm:PutComplianceItems',
          'ssm:PutConfigurePackageResult',
          'ssm:UpdateAssociationStatus',
          'ssm:UpdateInstanceAssociationStatus',
          'ssm:UpdateInstanceInformation',
        ],
        Resource: '*',
        Effect: 'Allow',
      },
      {
        Action: [
          'ssmmessages:CreateControlChannel',
          'ssmmessages:CreateDataChannel',
          'ssmmessages:OpenControlChannel',
          'ssmmessages:OpenDataChannel',
        ],
        Resource: '*',
        Effect: 'Allow',
      },
      {
        Action: [
          'ec2messages:AcknowledgeMessage',
          'ec2messages:DeleteMessage',
          'ec2messages:FailMessage',
          'ec2messages:GetEndpoint',
          'ec2messages:GetMessages',
          'ec2messages:SendReply',
        ],
        Resource: '*',
        Effect: 'Allow',
      },
    ],
  },
  AmazonECSInfrastructureRolePolicyForLoadBalancers: {
    Version: '2012-10-17',
    Statement: [
      {
        Action: [
          'elasticloadbalancing:DescribeListeners',
          'elasticloadbalancing:DescribeRules',
          'elasticloadbalancing:DescribeTargetGroups',
          'elasticloadbalancing:DescribeTargetHealth',
        ],
        Resource: '*',
        Effect: 'Allow',
        Sid: 'ELBReadOperations',
      },
      {
        Action: ['elasticloadbalancing:RegisterTargets', 'elasticloadbalancing:DeregisterTargets'],
        Resource: 'arn:aws:elasticloadbalancing:*:*:targetgroup/*/*',
        Effect: 'Allow',
        Sid: 'TargetGroupOperations',
      },
      {
        Action: 'elasticloadbalancing:ModifyListener',
        Resource: ['arn:aws:elasticloadbalancing:*:*:listener/app/*/*/*'],
        Effect: 'Allow',
        Sid: 'ALBModifyListeners',
      },
      {
        Action: 'elasticloadbalancing:ModifyListener',
        Resource: ['arn:aws:elasticloadbalancing:*:*:listener/net/*/*/*'],
        Effect: 'Allow',
        Sid: 'NLBModifyListeners',
      },
      {
        Action: 'elasticloadbalancing:ModifyRule',
        Resource: ['arn:aws:elasticloadbalancing:*:*:listener-rule/app/*/*/*/*'],
        Effect: 'Allow',
        Sid: 'ALBModifyRules',
      },
    ],
  },
  'service-role/AWSLambdaVPCAccessExecutionRole': {
    Version: '2012-10-17',
    Statement: [
      {
        Action: [
          'logs:CreateLogGroup',
          'logs:CreateLogStream',
          'logs:PutLogEvents',
          'ec2:CreateNetworkInterface',
          'ec2:DescribeNetworkInterfaces',
          'ec2:DescribeSubnets',
          'ec2:DeleteNetworkInterface',
          'ec2:AssignPrivateIpAddresses',
          'ec2:UnassignPrivateIpAddresses',
        ],
        Resource: '*',
        Effect: 'Allow',
        Sid: 'AWSLambdaVPCAccessExecutionPermissions',
      },
    ],
  },
  AWSXrayWriteOnlyAccess: {
    Version: '2012-10-17',
    Statement: [
      {
        Action: [
          'xray:PutTraceSegments',
          'xray:PutTelemetryRecords',
          'xray:GetSamplingRules',
          'xray:GetSamplingTargets',
          'xray:GetSamplingStatisticSummaries',
        ],
        Resource: ['*'],
        Effect: 'Allow',
      },
    ],
  },
  CloudWatchFullAccess: {
    Version: '2012-10-17',
    Statement: [
      {
        Action: [
          'autoscaling:Describe*',
          'cloudwatch:*',
          'logs:*',
          'sns:*',
          'iam:GetPolicy',
          'iam:GetPolicyVersion',
          'iam:GetRole',
          'oam:ListSinks',
        ],
        Resource: '*',
        Effect: 'Allow',
      },
      {
        Action: 'iam:CreateServiceLinkedRole',
        Resource:
          'arn:aws:iam::*:role/aws-service-role/events.amazonaws.com/AWSServiceRoleForCloudWatchEvents*',
        Effect: 'Allow',
        Condition: {
          StringLike: {
            'iam:AWSServiceName': 'events.amazonaws.com',
          },
        },
      },
      {
        Action: ['oam:ListAttachedLinks'],
        Resource: 'arn:aws:oam:*:*:sink/*',
        Effect: 'Allow',
      },
    ],
  },
  'service-role/AmazonEC2SpotFleetTaggingRole': {
    Version: '2012-10-17',
    Statement: [
      {
        Action: [
          'ec2:DescribeImages',
          'ec2:DescribeSubnets',
          'ec2:RequestSpotInstances',
          'ec2:TerminateInstances',
          'ec2:DescribeInstanceStatus',
          'ec2:CreateTags',
          'ec2:RunInstances',
        ],
        Resource: ['*'],
        Effect: 'Allow',
      },
      {
        Action: 'iam:PassRole',
        Resource: ['*'],
        Effect: 'Allow',
        Condition: {
          StringEquals: {
            'iam:PassedToService': ['ec2.amazonaws.com', 'ec2.amazonaws.com.cn'],
          },
        },
      },
      {
        Action: ['elasticloadbalancing:RegisterInstancesWithLoadBalancer'],
        Resource: ['arn:aws:elasticloadbalancing:*:*:loadbalancer/*'],
        Effect: 'Allow',
      },
      {
        Action: ['elasticloadbalancing:RegisterTargets'],
        Resource: ['arn:aws:elasticloadbalancing:*:*:*/*'],
        Effect: 'Allow',
      },
    ],
  },
  'service-role/AWSBatchServiceEventTargetRole': {
    Version: '2012-10-17',
    Statement: [
      {
        Action: ['batch:SubmitJob'],
        Resource: '*',
        Effect: 'Allow',
      },
    ],
  },
  'service-role/AmazonEC2ContainerServiceEventsRole': {
    Version: '2012-10-17',
    Statement: [
      {
        Action: ['ecs:RunTask'],
        Resource: ['*'],
        Effect: 'Allow',
      },
      {
        Action: 'iam:PassRole',
        Resource: ['*'],
        Effect: 'Allow',
        Condition: {
          StringLike: {
            'iam:PassedToService': 'ecs-tasks.amazonaws.com',
          },
        },
      },
      {
        Action: 'ecs:TagResource',
        Resource: '*',
        Effect: 'Allow',
        Condition: {
          StringEquals: {
            'ecs:CreateAction': ['RunTask'],
          },
        },
      },
    ],
  },
  'service-role/AmazonEC2ContainerServiceAutoscaleRole': {
    Version: '2012-10-17',
    Statement: [
      {
        Action: ['ecs:DescribeServices', 'ecs:UpdateService'],
        Resource: ['*'],
        Effect: 'Allow',
      },
      {
        Action: ['cloudwatch:DescribeAlarms', 'cloudwatch:PutMetricAlarm'],
        Resource: ['*'],
        Effect: 'Allow',
      },
    ],
  },
  'service-role/AmazonECSInfrastructureRolePolicyForVolumes': {
    Version: '2012-10-17',
    Statement: [
      {
        Action: 'ec2:CreateVolume',
        Resource: 'arn:aws:ec2:*:*:volume/*',
        Effect: 'Allow',
        Condition: {
          ArnLike: {
            'aws:RequestTag/AmazonECSCreated': 'arn:aws:ecs:*:*:task/*',
          },
          StringEquals: {
            'aws:RequestTag/AmazonECSManaged': 'true',
          },
        },
        Sid: 'CreateEBSManagedVolume',
      },
      {
        Action: 'ec2:CreateVolume',
        Resource: 'arn:aws:ec2:*:*:snapshot/*',
        Effect: 'Allow',
        Sid: 'CreateEBSManagedVolumeFromSnapshot',
      },
      {
        Action: 'ec2:CreateTags',
        Resource: 'arn:aws:ec2:*:*:volume/*',
        Effect: 'Allow',
        Condition: {
          ArnLike: {
            'aws:RequestTag/AmazonECSCreated': 'arn:aws:ecs:*:*:task/*',
          },
          StringEquals: {
            'ec2:CreateAction': 'CreateVolume',
            'aws:RequestTag/AmazonECSManaged': 'true',
          },
        },
        Sid: 'TagOnCreateVolume',
      },
      {
        Action: ['ec2:DescribeVolumes', 'ec2:DescribeAvailabilityZones'],
        Resource: '*',
        Effect: 'Allow',
        Sid: 'DescribeVolumesForLifecycle',
      },
      {
        Action: ['ec2:DescribeInstances'],
        Resource: '*',
        Effect: 'Allow',
        Sid: 'DescribeInstancesForAttachingVolume',
      },
      {
        Action: ['ec2:AttachVolume', 'ec2:DetachVolume'],
        Resource: 'arn:aws:ec2:*:*:volume/*',
        Effect: 'Allow',
        Condition: {
          StringEquals: {
            'aws:ResourceTag/AmazonECSManaged': 'true',
          },
        },
        Sid: 'ManageEBSVolumeLifecycle',
      },
      {
        Action: ['ec2:AttachVolume', 'ec2:DetachVolume'],
        Resource: 'arn:aws:ec2:*:*:instance/*',
        Effect: 'Allow',
        Sid: 'ManageVolumeAttachmentsForEC2',
      },
      {
        Action: 'ec2:DeleteVolume',
        Resource: 'arn:aws:ec2:*:*:volume/*',
        Effect: 'Allow',
        Condition: {
          ArnLike: {
            'aws:ResourceTag/AmazonECSCreated': 'arn:aws:ecs:*:*:task/*',
          },
          StringEquals: {
            'aws:ResourceTag/AmazonECSManaged': 'true',
          },
        },
        Sid: 'DeleteEBSManagedVolume',
      },
    ],
  },
  'service-role/AWSBackupServiceRolePolicyForBackup': {
    Version: '2012-10-17',
    Statement: [
      {
        Action: ['dynamodb:DescribeTable', 'dynamodb:CreateBackup'],
        Resource: 'arn:aws:dynamodb:*:*:table/*',
        Effect: 'Allow',
        Sid: 'DynamoDBPermissions',
      },
      {
        Action: ['dynamodb:DescribeBackup', 'dynamodb:DeleteBackup'],
        Resource: 'arn:aws:dynamodb:*:*:table/*/backup/*',
        Effect: 'Allow',
        Sid: 'DynamoDBBackupResourcePermissions',
      },
      {
        Action: [
          'rds:AddTagsToResource',
          'rds:ListTagsForResource',
          'rds:DescribeDBSnapshots',
          'rds:CreateDBSnapshot',
          'rds:CopyDBSnapshot',
          'rds:DescribeDBInstances',
          'rds:CreateDBClusterSnapshot',
          'rds:DescribeDBClusters',
          'rds:DescribeDBClusterSnapshots',
          'rds:CopyDBClusterSnapshot',
          'rds:DescribeDBClusterAutomatedBackups',
        ],
        Resource: '*',
        Effect: 'Allow',
        Sid: 'DynamoDBBackupPermissions',
      },
      {
        Action: 'rds:DeleteDBInstanceAutomatedBackup',
        Resource: 'arn:aws:rds:*:*:auto-backup:*',
        Effect: 'Allow',
        Sid: 'RDSInstanceAutomatedBackupPermissions',
      },
      {
        Action: ['rds:ModifyDBCluster'],
        Resource: ['arn:aws:rds:*:*:cluster:*'],
        Effect: 'Allow',
        Sid: 'RDSClusterPermissions',
      },
      {
        Action: 'rds:DeleteDBClusterAutomatedBackup',
        Resource: 'arn:aws:rds:*:*:cluster-auto-backup:*',
        Effect: 'Allow',
        Sid: 'RDSClusterBackupPermissions',
      },
      {
        Action: ['rds:ModifyDBInstance'],
        Resource: ['arn:aws:rds:*:*:db:*'],
        Effect: 'Allow',
        Sid: 'RDSModifyPermissions',
      },
      {
        Action: ['rds:DeleteDBSnapshot', 'rds:ModifyDBSnapshotAttribute'],
        Resource: ['arn:aws:rds:*:*:snapshot:awsbackup:*'],
        Effect: 'Allow',
        Sid: 'RDSBackupPermissions',
      },
      {
        Action: ['rds:DeleteDBClusterSnapshot', 'rds:ModifyDBClusterSnapshotAttribute'],
        Resource: ['arn:aws:rds:*:*:cluster-snapshot:awsbackup:*'],
        Effect: 'Allow',
        Sid: 'RDSClusterModifyPermissions',
      },
      {
        Action: ['storagegateway:CreateSnapshot', 'storagegateway:ListTagsForResource'],
        Resource: 'arn:aws:storagegateway:*:*:gateway/*/volume/*',
        Effect: 'Allow',
        Sid: 'StorageGatewayPermissions',
      },
      {
        Action: ['ec2:CopySnapshot'],
        Resource: 'arn:aws:ec2:*::snapshot/*',
        Effect: 'Allow',
        Sid: 'EBSCopyPermissions',
      },
      {
        Action: ['ec2:CopyImage'],
        Resource: '*',
        Effect: 'Allow',
        Sid: 'EC2CopyPermissions',
      },
      {
        Action: ['ec2:CreateTags', 'ec2:DeleteSnapshot'],
        Resource: 'arn:aws:ec2:*::snapshot/*',
        Effect: 'Allow',
        Sid: 'EBSTagAndDeletePermissions',
      },
      {
        Action: [
          'ec2:CreateImage',
          'ec2:DeregisterImage',
          'ec2:DescribeSnapshots',
          'ec2:DescribeTags',
          'ec2:DescribeImages',
          'ec2:DescribeInstances',
          'ec2:DescribeInstanceAttribute',
          'ec2:DescribeInstanceCreditSpecifications',
          'ec2:DescribeNetworkInterfaces',
          'ec2:DescribeElasticGpus',
          'ec2:DescribeSpotInstanceRequests',
          'ec2:DescribeSnapshotTierStatus',
        ],
        Resource: '*',
        Effect: 'Allow',
        Sid: 'EC2Permissions',
      },
      {
        Action: ['ec2:CreateTags'],
        Resource: 'arn:aws:ec2:*:*:image/*',
        Effect: 'Allow',
        Sid: 'EC2TagPermissions',
      },
      {
        Action: ['ec2:ModifySnapshotAttribute', 'ec2:ModifyImageAttribute'],
        Resource: '*',
        Effect: 'Allow',
        Condition: {
          Null: {
            'aws:ResourceTag/aws:backup:source-resource': 'false',
          },
        },
        Sid: 'EC2ModifyPermissions',
      },
      {
        Action: ['ec2:ModifySnapshotTier'],
        Resource: 'arn:aws:ec2:*::snapshot/*',
        Effect: 'Allow',
        Condition: {
          Null: {
            'aws:ResourceTag/aws:backup:source-resource': 'false',
          },
        },
        Sid: 'EBSSnapshotTierPermissions',
      },
      {
        Action: ['backup:DescribeBackupVault', 'backup:CopyIntoBackupVault'],
        Resource: 'arn:aws:backup:*:*:backup-vault:*',
        Effect: 'Allow',
        Sid: 'BackupVaultPermissions',
      },
      {
        Action: ['backup:CopyFromBackupVault'],
        Resource: '*',
        Effect: 'Allow',
        Sid: 'BackupVaultCopyPermissions',
      },
      {
        Action: ['elasticfilesystem:Backup', 'elasticfilesystem:DescribeTags'],
        Resource: 'arn:aws:elasticfilesystem:*:*:file-system/*',
        Effect: 'Allow',
        Sid: 'EFSPermissions',
      },
      {
        Action: [
          'ec2:CreateSnapshot',
          'ec2:DeleteSnapshot',
          'ec2:DescribeVolumes',
          'ec2:DescribeSnapshots',
        ],
        Resource: '*',
        Effect: 'Allow',
        Sid: 'EBSResourcePermissions',
      },
      {
        Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
        Resource: '*',
        Effect: 'Allow',
        Condition: {
          StringLike: {
            'kms:ViaService': ['dynamodb.*.amazonaws.com'],
          },
        },
        Sid: 'KMSDynamoDBPermissions',
      },
      {
        Action: 'kms:DescribeKey',
        Resource: '*',
        Effect: 'Allow',
        Sid: 'KMSPermissions',
      },
      {
        Action: 'kms:CreateGrant',
        Resource: '*',
        Effect: 'Allow',
        Condition: {
          Bool: {
            'kms:GrantIsForAWSResource': 'true',
          },
        },
        Sid: 'KMSCreateGrantPermissions',
      },
      {
        Action: ['kms:GenerateDataKeyWithoutPlaintext', 'kms:ReEncryptTo', 'kms:ReEncryptFrom'],
        Resource: 'arn:aws:kms:*:*:key/*',
        Effect: 'Allow',
        Condition: {
          'ForAnyValue:StringEquals': {
            'kms:EncryptionContextKeys': 'aws:ebs:id',
          },
          StringLike: {
            'kms:ViaService': ['ec2.*.amazonaws.com'],
          },
        },
        Sid: 'KMSEC2Permissions',
      },
      {
        Action: ['tag:GetResources'],
        Resource: '*',
        Effect: 'Allow',
        Sid: 'GetResourcesPermissions',
      },
      {
        Action: ['ssm:CancelCommand', 'ssm:GetCommandInvocation'],
        Resource: '*',
        Effect: 'Allow',
        Sid: 'SSMPermissions',
      },
      {
        Action: 'ssm:SendCommand',
        Resource: [
          'arn:aws:ssm:*:*:document/AWSEC2-CreateVssSnapshot',
          'arn:aws:ec2:*:*:instance/*',
        ],
        Effect: 'Allow',
        Sid: 'SSMSendPermissions',
      },
      {
        Action: 'fsx:DescribeBackups',
        Resource: 'arn:aws:fsx:*:*:backup/*',
        Effect: 'Allow',
        Sid: 'FsxBackupPermissions',
      },
      {
        Action: 'fsx:CreateBackup',
        Resource: [
          'arn:aws:fsx:*:*:file-system/*',
          'arn:aws:fsx:*:*:backup/*',
          'arn:aws:fsx:*:*:volume/*',
        ],
        Effect: 'Allow',
        Sid: 'FsxCreateBackupPermissions',
      },
      {
        Action: 'fsx:DescribeFileSystems',
        Resource: 'arn:aws:fsx:*:*:file-system/*',
        Effect: 'Allow',
        Sid: 'FsxPermissions',
      },
      {
        Action: 'fsx:DescribeVolumes',
        Resource: 'arn:aws:fsx:*:*:volume/*',
        Effect: 'Allow',
        Sid: 'FsxVolumePermissions',
      },
      {
        Action: 'fsx:ListTagsForResource',
        Resource: ['arn:aws:fsx:*:*:file-system/*', 'arn:aws:fsx:*:*:volume/*'],
        Effect: 'Allow',
        Sid: 'FsxListTagsPermissions',
      },
      {
        Action: 'fsx:DeleteBackup',
        Resource: 'arn:aws:fsx:*:*:backup/*',
        Effect: 'Allow',
        Sid: 'FsxDeletePermissions',
      },
      {
        Action: [
          'fsx:ListTagsForResource',
          'fsx:ManageBackupPrincipalAssociations',
          'fsx:CopyBackup',
          'fsx:TagResource',
        ],
        Resource: 'arn:aws:fsx:*:*:backup/*',
        Effect: 'Allow',
        Sid: 'FsxResourcePermissions',
      },
      {
        Action: ['dynamodb:StartAwsBackupJob', 'dynamodb:ListTagsOfResource'],
        Resource: 'arn:aws:dynamodb:*:*:table/*',
        Effect: 'Allow',
        Sid: 'DynamodbBackupPermissions',
      },
      {
        Action: ['backup-gateway:Backup', 'backup-gateway:ListTagsForResource'],
        Resource: 'arn:aws:backup-gateway:*:*:vm/*',
        Effect: 'Allow',
        Sid: 'BackupGatewayBackupPermissions',
      },
      {
        Action: [
          'cloudformation:ListStacks',
          'cloudformation:GetTemplate',
          'cloudformation:DescribeStacks',
          'cloudformation:ListStackResources',
        ],
        Resource: 'arn:aws:cloudformation:*:*:stack/*/*',
        Effect: 'Allow',
        Sid: 'CloudformationStackPermissions',
      },
      {
        Action: [
          'redshift:CreateClusterSnapshot',
          'redshift:DescribeClusterSnapshots',
          'redshift:DescribeTags',
        ],
        Resource: ['arn:aws:redshift:*:*:snapshot:*/*', 'arn:aws:redshift:*:*:cluster:*'],
        Effect: 'Allow',
        Sid: 'RedshiftCreatePermissions',
      },
      {
        Action: ['redshift:DeleteClusterSnapshot'],
        Resource: ['arn:aws:redshift:*:*:snapshot:*/*'],
        Effect: 'Allow',
        Sid: 'RedshiftSnapshotPermissions',
      },
      {
        Action: ['redshift:DescribeClusters'],
        Resource: ['arn:aws:redshift:*:*:cluster:*'],
        Effect: 'Allow',
        Sid: 'RedshiftPermissions',
      },
      {
        Action: ['redshift:CreateTags'],
        Resource: ['arn:aws:redshift:*:*:snapshot:*/*'],
        Effect: 'Allow',
        Sid: 'RedshiftResourcePermissions',
      },
      {
        Action: ['redshift-serverless:CreateSnapshot'],
        Resource: [
          'arn:aws:redshift-serverless:*:*:snapshot/*',
          'arn:aws:redshift-serverless:*:*:namespace/*',
        ],
        Effect: 'Allow',
        Sid: 'RedshiftServerlessCreatePermissions',
      },
      {
        Action: ['redshift-serverless:DeleteSnapshot'],
        Resource: ['arn:aws:redshift-serverless:*:*:snapshot/*'],
        Effect: 'Allow',
        Condition: {
          Null: {
            'aws:ResourceTag/aws:backup:source-resource': 'false',
          },
        },
        Sid: 'RedshiftServerlessSnapshotPermissions',
      },
      {
        Action: ['redshift-serverless:GetNamespace'],
        Resource: ['arn:aws:redshift-serverless:*:*:namespace/*'],
        Effect: 'Allow',
        Sid: 'RedshiftServerlessGetPermissions',
      },
      {
        Action: ['redshift-serverless:GetSnapshot', 'redshift-serverless:TagResource'],
        Resource: ['arn:aws:redshift-serverless:*:*:snapshot/*'],
        Effect: 'Allow',
        Sid: 'RedshiftServerlessResourcePermissions',
      },
      {
        Action: [
          'redshift-serverless:ListNamespaces',
          'redshift-serverless:ListSnapshots',
          'redshift-serverless:ListTagsForResource',
        ],
        Resource: ['*'],
        Effect: 'Allow',
        Sid: 'RedshiftServerlessListPermissions',
      },
      {
        Action: [
          'timestream:StartAwsBackupJob',
          'timestream:GetAwsBackupStatus',
          'timestream:ListTables',
          'timestream:ListDatabases',
          'timestream:ListTagsForResource',
          'timestream:DescribeTable',
          'timestream:DescribeDatabase',
        ],
        Resource: ['arn:aws:timestream:*:*:database/*'],
        Effect: 'Allow',
        Sid: 'TimestreamResourcePermissions',
      },
      {
        Action: ['timestream:DescribeEndpoints'],
        Resource: '*',
        Effect: 'Allow',
        Sid: 'TimestreamEndpointPermissions',
      },
      {
        Action: ['ssm-sap:GetOperation', 'ssm-sap:ListDatabases'],
        Resource: '*',
        Effect: 'Allow',
        Sid: 'SSMSAPPermissions',
      },
      {
        Action: [
          'ssm-sap:BackupDatabase',
          'ssm-sap:UpdateHanaBackupSettings',
          'ssm-sap:GetDatabase',
          'ssm-sap:ListTagsForResource',
        ],
        Resource: 'arn:aws:ssm-sap:*:*:*',
        Effect: 'Allow',
        Sid: 'SSMSAPResourcePermissions',
      },
      {
        Action: ['backup:TagResource'],
        Resource: 'arn:aws:backup:*:*:recovery-point:*',
        Effect: 'Allow',
        Condition: {
          StringEquals: {
            'aws:PrincipalAccount': '${aws:ResourceAccount}',
          },
        },
        Sid: 'RecoveryPointTaggingPermissions',
      },
      {
        Action: [
          'dsql:StartBackupJob',
          'dsql:GetBackupJob',
          'dsql:StopBackupJob',
          'dsql:GetCluster',
          'dsql:ListClusters',
          'dsql:ListTagsForResource',
        ],
        Resource: ['*'],
        Effect: 'Allow',
        Sid: 'DSQLResourcePermissionsForBackup',
      },
      {
        Action: ['kms:Decrypt'],
        Resource: '*',
        Effect: 'Allow',
        Condition: {
          'ForAnyValue:StringEquals': {
            'kms:EncryptionContextKeys': 'aws:dsql:ClusterId',
          },
          StringLike: {
            'kms:ViaService': ['dsql.*.amazonaws.com'],
          },
        },
        Sid: 'KMSDSQLPermissions',
      },
      {
        Action: [
          'eks:ListClusters',
          'eks:ListTagsForResource',
          'eks:DescribeCluster',
          'eks:ListAddons',
          'eks:DescribeAddon',
          'eks:ListNodegroups',
          'eks:DescribeNodegroup',
          'eks:ListPodIdentityAssociations',
          'eks:DescribePodIdentityAssociation',
          'eks:ListAccessEntries',
          'eks:DescribeAccessEntry',
          'eks:ListAssociatedAccessPolicies',
          'eks:ListFargateProfiles',
          'eks:DescribeFargateProfile',
          'ec2:DescribeLaunchTemplateVersions',
        ],
        Resource: '*',
        Effect: 'Allow',
        Sid: 'EKSClusterConfigurationBackup',
      },
      {
        Action: ['eks:CreateAccessEntry'],
        Resource: 'arn:aws:eks:*:*:cluster/*',
        Effect: 'Allow',
        Sid: 'CreateBackupAccessEntry',
      },
      {
        Action: ['eks:AssociateAccessPolicy', 'eks:DisassociateAccessPolicy'],
        Resource: 'arn:aws:eks:*:*:access-entry/*',
        Effect: 'Allow',
        Condition: {
          StringEquals: {
            'eks:policyArn':
              'arn:aws:eks::aws:cluster-access-policy/AWSBackupFullAccessPolicyForBackup',
            'eks:accessScope': 'cluster',
          },
        },
        Sid: 'AssociateBackupAccessPolicy',
      },
      {
        Action: ['guardduty:StartMalwareScan', 'guardduty:GetMalwareScan'],
        Resource: '*',
        Effect: 'Allow',
        Sid: 'GuardDutyMalwareScanPermissions',
      },
      {
        Action: 'iam:PassRole',
        Resource: 'arn:aws:iam::*:role/*',
        Effect: 'Allow',
        Condition: {
          StringEquals: {
            'iam:PassedToService': 'malware-protection.guardduty.amazonaws.com',
          },
        },
        Sid: 'GuardDutyMalwareScanIAMPassPermissions',
      },
    ],
  },
  'service-role/AmazonRDSEnhancedMonitoringRole': {
    Version: '2012-10-17',
    Statement: [
      {
        Action: ['logs:CreateLogGroup', 'logs:PutRetentionPolicy'],
        Resource: ['arn:aws:logs:*:*:log-group:RDS*'],
        Effect: 'Allow',
        Sid: 'EnableCreationAndManagementOfRDSCloudwatchLogGroups',
      },
      {
        Action: [
          'logs:CreateLogStream',
          'logs:PutLogEvents',
          'logs:DescribeLogStreams',
          'logs:GetLogEvents',
        ],
        Resource: ['arn:aws:logs:*:*:log-group:RDS*:log-stream:*'],
        Effect: 'Allow',
        Sid: 'EnableCreationAndManagementOfRDSCloudwatchLogStreams',
      },
    ],
  },
  'service-role/AWSLambdaBasicExecutionRole': {
    Version: '2012-10-17',
    Statement: [
      {
        Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: '*',
        Effect: 'Allow',
      },
    ],
  },
  SecretsManagerReadWrite: {
    Version: '2012-10-17',
    Statement: [
      {
        Action: [
          'secretsmanager:*',
          'cloudformation:CreateChangeSet',
          'cloudformation:DescribeChangeSet',
          'cloudformation:DescribeStackResource',
          'cloudformation:DescribeStacks',
          'cloudformation:ExecuteChangeSet',
          'docdb-elastic:GetCluster',
          'docdb-elastic:ListClusters',
          'ec2:DescribeSecurityGroups',
          'ec2:DescribeSubnets',
          'ec2:DescribeVpcs',
          'kms:DescribeKey',
          'kms:ListAliases',
          'kms:ListKeys',
          'lambda:ListFunctions',
          'rds:DescribeDBClusters',
          'rds:DescribeDBInstances',
          'redshift:DescribeClusters',
          'redshift-serverless:ListWorkgroups',
          'redshift-serverless:GetNamespace',
          'tag:GetResources',
        ],
        Resource: '*',
        Effect: 'Allow',
        Sid: 'BasePermissions',
      },
      {
        Action: [
          'lambda:AddPermission',
          'lambda:CreateFunction',
          'lambda:GetFunction',
          'lambda:InvokeFunction',
          'lambda:UpdateFunctionConfiguration',
        ],
        Resource: 'arn:aws:lambda:*:*:function:SecretsManager*',
        Effect: 'Allow',
        Sid: 'LambdaPermissions',
      },
      {
        Action: ['serverlessrepo:CreateCloudFormationChangeSet', 'serverlessrepo:GetApplication'],
        Resource: 'arn:aws:serverlessrepo:*:*:applications/SecretsManager*',
        Effect: 'Allow',
        Sid: 'SARPermissions',
      },
      {
        Action: ['s3:GetObject'],
        Resource: [
          'arn:aws:s3:::awsserverlessrepo-changesets*',
          'arn:aws:s3:::secrets-manager-rotation-apps-*/*',
        ],
        Effect: 'Allow',
        Sid: 'S3Permissions',
      },
    ],
  },
  CloudWatchLogsFullAccess: {
    Version: '2012-10-17',
    Statement: [
      {
        Action: [
          'logs:*',
          'cloudwatch:GenerateQuery',
          'cloudwatch:GenerateQueryResultsSummary',
          'observabilityadmin:GetS3TableIntegration',
          'observabilityadmin:ListS3TableIntegrations',
          'observabilityadmin:ListTelemetryPipelines',
        ],
        Resource: '*',
        Effect: 'Allow',
        Sid: 'CloudWatchLogsFullAccess',
      },
    ],
  },
  CloudWatchAgentServerPolicy: {
    Version: '2012-10-17',
    Statement: [
      {
        Action: [
          'cloudwatch:PutMetricData',
          'ec2:DescribeVolumes',
          'ec2:DescribeTags',
          'logs:PutLogEvents',
          'logs:PutRetentionPolicy',
          'logs:DescribeLogStreams',
          'logs:DescribeLogGroups',
          'logs:CreateLogStream',
          'logs:CreateLogGroup',
          'xray:PutTraceSegments',
          'xray:PutTelemetryRecords',
          'xray:GetSamplingRules',
          'xray:GetSamplingTargets',
          'xray:GetSamplingStatisticSummaries',
        ],
        Resource: '*',
        Effect: 'Allow',
        Sid: 'CWACloudWatchServerPermissions',
      },
      {
        Action: ['ssm:GetParameter'],
        Resource: 'arn:aws:ssm:*:*:parameter/AmazonCloudWatch-*',
        Effect: 'Allow',
        Sid: 'CWASSMServerPermissions',
      },
    ],
  },
  AWSXRayDaemonWriteAccess: {
    Version: '2012-10-17',
    Statement: [
      {
        Action: [
          'xray:PutTraceSegments',
          'xray:PutTelemetryRecords',
          'xray:GetSamplingRules',
          'xray:GetSamplingTargets',
          'xray:GetSamplingStatisticSummaries',
        ],
        Resource: ['*'],
        Effect: 'Allow',
        Sid: 'AWSXRayDaemonWriteAccess',
      },
    ],
  },
  AmazonS3ReadOnlyAccess: {
    Version: '2012-10-17',
    Statement: [
      {
        Action: [
          's3:Get*',
          's3:List*',
          's3:Describe*',
          's3-object-lambda:Get*',
          's3-object-lambda:List*',
        ],
        Resource: '*',
        Effect: 'Allow',
      },
    ],
  },
  AmazonS3FullAccess: {
    Version: '2012-10-17',
    Statement: [
      {
        Action: ['s3:*', 's3-object-lambda:*'],
        Resource: '*',
        Effect: 'Allow',
      },
    ],
  },
  AmazonSQSReadOnlyAccess: {
    Version: '2012-10-17',
    Statement: [
      {
        Action: [
          'sqs:GetQueueAttributes',
          'sqs:GetQueueUrl',
          'sqs:ListDeadLetterSourceQueues',
          'sqs:ListQueues',
          'sqs:ListMessageMoveTasks',
          'sqs:ListQueueTags',
        ],
        Resource: '*',
        Effect: 'Allow',
        Sid: 'AmazonSQSReadOnlyAccess',
      },
    ],
  },
  AmazonSQSFullAccess: {
    Version: '2012-10-17',
    Statement: [
      {
        Action: ['sqs:*'],
        Resource: '*',
        Effect: 'Allow',
      },
    ],
  },
  AmazonSNSFullAccess: {
    Version: '2012-10-17',
    Statement: [
      {
        Action: 'sns:*',
        Resource: '*',
        Effect: 'Allow',
        Sid: 'SNSFullAccess',
      },
      {
        Action: [
          'sms-voice:DescribeVerifiedDestinationNumbers',
          'sms-voice:CreateVerifiedDestinationNumber',
          'sms-voice:SendDestinationNumberVerificationCode',
          'sms-voice:SendTextMessage',
          'sms-voice:DeleteVerifiedDestinationNumber',
          'sms-voice:VerifyDestinationNumber',
          'sms-voice:DescribeAccountAttributes',
          'sms-voice:DescribeSpendLimits',
          'sms-voice:DescribePhoneNumbers',
          'sms-voice:SetTextMessageSpendLimitOverride',
          'sms-voice:DescribeOptedOutNumbers',
          'sms-voice:DeleteOptedOutNumber',
        ],
        Resource: '*',
        Effect: 'Allow',
        Condition: {
          StringEquals: {
            'aws:CalledViaLast': 'sns.amazonaws.com',
          },
        },
        Sid: 'SMSAccessViaSNS',
      },
    ],
  },
  AmazonSESFullAccess: {
    Version: '2012-10-17',
    Statement: [
      {
        Action: ['ses:*'],
        Resource: '*',
        Effect: 'Allow',
      },
    ],
  },
  AmazonDynamoDBFullAccess: {
    Version: '2012-10-17',
    Statement: [
      {
        Action: [
          'dynamodb:*',
          'dax:*',
          'application-autoscaling:DeleteScalingPolicy',
          'application-autoscaling:DeregisterScalableTarget',
          'application-autoscaling:DescribeScalableTargets',
          'application-autoscaling:DescribeScalingActivities',
          'application-autoscaling:DescribeScalingPolicies',
          'application-autoscaling:PutScalingPolicy',
          'application-autoscaling:RegisterScalableTarget',
          'cloudwatch:DeleteAlarms',
          'cloudwatch:DescribeAlarmHistory',
          'cloudwatch:DescribeAlarms',
          'cloudwatch:DescribeAlarmsForMetric',
          'cloudwatch:GetMetricStatistics',
          'cloudwatch:ListMetrics',
          'cloudwatch:PutMetricAlarm',
          'cloudwatch:GetMetricData',
          'datapipeline:ActivatePipeline',
          'datapipeline:CreatePipeline',
          'datapipeline:DeletePipeline',
          'datapipeline:DescribeObjects',
          'datapipeline:DescribePipelines',
          'datapipeline:GetPipelineDefinition',
          'datapipeline:ListPipelines',
          'datapipeline:PutPipelineDefinition',
          'datapipeline:QueryObjects',
          'ec2:DescribeVpcs',
          'ec2:DescribeSubnets',
          'ec2:DescribeSecurityGroups',
          'iam:GetRole',
          'iam:ListRoles',
          'kms:DescribeKey',
          'kms:ListAliases',
          'sns:CreateTopic',
          'sns:DeleteTopic',
          'sns:ListSubscriptions',
          'sns:ListSubscriptionsByTopic',
          'sns:ListTopics',
          'sns:Subscribe',
          'sns:Unsubscribe',
          'sns:SetTopicAttributes',
          'lambda:CreateFunction',
          'lambda:ListFunctions',
          'lambda:ListEventSourceMappings',
          'lambda:CreateEventSourceMapping',
          'lambda:DeleteEventSourceMapping',
          'lambda:GetFunctionConfiguration',
          'lambda:DeleteFunction',
          'resource-groups:ListGroups',
          'resource-groups:ListGroupResources',
          'resource-groups:GetGroup',
          'resource-groups:GetGroupQuery',
          'resource-groups:DeleteGroup',
          'resource-groups:CreateGroup',
          'tag:GetResources',
          'kinesis:ListStreams',
          'kinesis:DescribeStream',
          'kinesis:DescribeStreamSummary',
        ],
        Resource: '*',
        Effect: 'Allow',
      },
      {
        Action: 'cloudwatch:GetInsightRuleReport',
        Resource: 'arn:aws:cloudwatch:*:*:insight-rule/DynamoDBContributorInsights*',
        Effect: 'Allow',
      },
      {
        Action: ['iam:PassRole'],
        Resource: '*',
        Effect: 'Allow',
        Condition: {
          StringLike: {
            'iam:PassedToService': [
              'application-autoscaling.amazonaws.com',
              'application-autoscaling.amazonaws.com.cn',
              'dax.amazonaws.com',
            ],
          },
        },
      },
      {
        Action: ['iam:CreateServiceLinkedRole'],
        Resource: '*',
        Effect: 'Allow',
        Condition: {
          StringEquals: {
            'iam:AWSServiceName': [
              'replication.dynamodb.amazonaws.com',
              'dax.amazonaws.com',
              'dynamodb.application-autoscaling.amazonaws.com',
              'contributorinsights.dynamodb.amazonaws.com',
              'kinesisreplication.dynamodb.amazonaws.com',
            ],
          },
        },
      },
    ],
  },
  AmazonSSMReadOnlyAccess: {
    Version: '2012-10-17',
    Statement: [
      {
        Action: ['ssm:Describe*', 'ssm:Get*', 'ssm:List*'],
        Resource: '*',
        Effect: 'Allow',
      },
    ],
  },
  AmazonEC2ContainerRegistryReadOnly: {
    Version: '2012-10-17',
    Statement: [
      {
        Action: [
          'ecr:GetAuthorizationToken',
          'ecr:BatchCheckLayerAvailability',
          'ecr:GetDownloadUrlForLayer',
          'ecr:GetRepositoryPolicy',
          'ecr:DescribeRepositories',
          'ecr:ListImages',
          'ecr:DescribeImages',
          'ecr:BatchGetImage',
          'ecr:GetLifecyclePolicy',
          'ecr:GetLifecyclePolicyPreview',
          'ecr:ListTagsForResource',
          'ecr:DescribeImageScanFindings',
        ],
        Resource: '*',
        Effect: 'Allow',
      },
    ],
  },
  AmazonEC2ContainerRegistryPowerUser: {
    Version: '2012-10-17',
    Statement: [
      {
        Action: [
          'ecr:GetAuthorizationToken',
          'ecr:BatchCheckLayerAvailability',
          'ecr:GetDownloadUrlForLayer',
          'ecr:GetRepositoryPolicy',
          'ecr:DescribeRepositories',
          'ecr:ListImages',
          'ecr:DescribeImages',
          'ecr:BatchGetImage',
          'ecr:GetLifecyclePolicy',
          'ecr:GetLifecyclePolicyPreview',
          'ecr:ListTagsForResource',
          'ecr:DescribeImageScanFindings',
          'ecr:InitiateLayerUpload',
          'ecr:UploadLayerPart',
          'ecr:CompleteLayerUpload',
          'ecr:PutImage',
        ],
        Resource: '*',
        Effect: 'Allow',
      },
    ],
  },
  AmazonElasticFileSystemClientReadWriteAccess: {
    Version: '2012-10-17',
    Statement: [
      {
        Action: [
          'elasticfilesystem:ClientMount',
          'elasticfilesystem:ClientWrite',
          'elasticfilesystem:DescribeMountTargets',
        ],
        Resource: '*',
        Effect: 'Allow',
      },
    ],
  },
  PowerUserAccess: {
    Version: '2012-10-17',
    Statement: [
      {
        NotAction: ['iam:*', 'organizations:*', 'account:*'],
        Resource: '*',
        Effect: 'Allow',
      },
      {
        Action: [
          'account:GetAccountInformation',
          'account:GetGovCloudAccountInformation',
          'account:GetPrimaryEmail',
          'account:ListRegions',
          'iam:CreateServiceLinkedRole',
          'iam:DeleteServiceLinkedRole',
          'iam:ListRoles',
          'organizations:DescribeEffectivePolicy',
          'organizations:DescribeOrganization',
        ],
        Resource: '*',
        Effect: 'Allow',
      },
    ],
  },
  AdministratorAccess: {
    Version: '2012-10-17',
    Statement: [
      {
        Action: '*',
        Resource: '*',
        Effect: 'Allow',
      },
    ],
  },
};
