// Written by scripts/generate-aws-types.mjs from the schemas that AWS publishes. Do not edit.
import type {
  AmazonMqBrokerProperties,
} from './amazonmq.generated.ts';
import type {
  ApplicationAutoScalingScalableTargetProperties,
  ApplicationAutoScalingScalingPolicyProperties,
} from './applicationautoscaling.generated.ts';
import type {
  BackupBackupPlanProperties,
  BackupBackupSelectionProperties,
  BackupBackupVaultProperties,
} from './backup.generated.ts';
import type {
  BatchComputeEnvironmentProperties,
  BatchJobDefinitionProperties,
  BatchJobQueueProperties,
} from './batch.generated.ts';
import type {
  CertificateManagerCertificateProperties,
} from './certificatemanager.generated.ts';
import type {
  CloudFrontDistributionProperties,
  CloudFrontFunctionProperties,
  CloudFrontOriginAccessControlProperties,
} from './cloudfront.generated.ts';
import type {
  CloudWatchAlarmProperties,
  CloudWatchDashboardProperties,
} from './cloudwatch.generated.ts';
import type {
  DynamoDbTableProperties,
} from './dynamodb.generated.ts';
import type {
  Ec2EipProperties,
  Ec2InternetGatewayProperties,
  Ec2LaunchTemplateProperties,
  Ec2NatGatewayProperties,
  Ec2RouteProperties,
  Ec2RouteTableProperties,
  Ec2SecurityGroupProperties,
  Ec2SecurityGroupEgressProperties,
  Ec2SecurityGroupIngressProperties,
  Ec2SubnetProperties,
  Ec2SubnetRouteTableAssociationProperties,
  Ec2VpcProperties,
  Ec2VpcEndpointProperties,
  Ec2VpcGatewayAttachmentProperties,
} from './ec2.generated.ts';
import type {
  EcrRepositoryProperties,
} from './ecr.generated.ts';
import type {
  EcsClusterProperties,
  EcsClusterCapacityProviderAssociationsProperties,
  EcsServiceProperties,
  EcsTaskDefinitionProperties,
} from './ecs.generated.ts';
import type {
  EfsAccessPointProperties,
  EfsFileSystemProperties,
  EfsMountTargetProperties,
} from './efs.generated.ts';
import type {
  ElastiCacheCacheClusterProperties,
  ElastiCacheParameterGroupProperties,
  ElastiCacheReplicationGroupProperties,
  ElastiCacheSubnetGroupProperties,
} from './elasticache.generated.ts';
import type {
  ElasticLoadBalancingV2ListenerProperties,
  ElasticLoadBalancingV2ListenerCertificateProperties,
  ElasticLoadBalancingV2ListenerRuleProperties,
  ElasticLoadBalancingV2LoadBalancerProperties,
  ElasticLoadBalancingV2TargetGroupProperties,
} from './elasticloadbalancingv2.generated.ts';
import type {
  EventsRuleProperties,
} from './events.generated.ts';
import type {
  IamInstanceProfileProperties,
  IamPolicyProperties,
  IamRoleProperties,
} from './iam.generated.ts';
import type {
  LogsLogGroupProperties,
} from './logs.generated.ts';
import type {
  PipesPipeProperties,
} from './pipes.generated.ts';
import type {
  RdsDbClusterProperties,
  RdsDbClusterParameterGroupProperties,
  RdsDbInstanceProperties,
  RdsDbParameterGroupProperties,
  RdsDbSubnetGroupProperties,
} from './rds.generated.ts';
import type {
  Route53HostedZoneProperties,
  Route53RecordSetProperties,
} from './route53.generated.ts';
import type {
  S3BucketProperties,
  S3BucketPolicyProperties,
} from './s3.generated.ts';
import type {
  SnsSubscriptionProperties,
  SnsTopicProperties,
  SnsTopicPolicyProperties,
} from './sns.generated.ts';
import type {
  SqsQueueProperties,
  SqsQueuePolicyProperties,
} from './sqs.generated.ts';
import type {
  SsmParameterProperties,
} from './ssm.generated.ts';
import type {
  SchedulerScheduleProperties,
} from './scheduler.generated.ts';
import type {
  SecretsManagerSecretProperties,
} from './secretsmanager.generated.ts';
import type {
  ServiceDiscoveryHttpNamespaceProperties,
  ServiceDiscoveryPrivateDnsNamespaceProperties,
} from './servicediscovery.generated.ts';
import type {
  Wafv2WebAclProperties,
  Wafv2WebAclAssociationProperties,
} from './wafv2.generated.ts';

/** The properties of every resource type that a template may hold. */
export interface ResourceProperties {
  readonly 'AWS::AmazonMQ::Broker': AmazonMqBrokerProperties;
  readonly 'AWS::ApplicationAutoScaling::ScalableTarget': ApplicationAutoScalingScalableTargetProperties;
  readonly 'AWS::ApplicationAutoScaling::ScalingPolicy': ApplicationAutoScalingScalingPolicyProperties;
  readonly 'AWS::Backup::BackupPlan': BackupBackupPlanProperties;
  readonly 'AWS::Backup::BackupSelection': BackupBackupSelectionProperties;
  readonly 'AWS::Backup::BackupVault': BackupBackupVaultProperties;
  readonly 'AWS::Batch::ComputeEnvironment': BatchComputeEnvironmentProperties;
  readonly 'AWS::Batch::JobDefinition': BatchJobDefinitionProperties;
  readonly 'AWS::Batch::JobQueue': BatchJobQueueProperties;
  readonly 'AWS::CertificateManager::Certificate': CertificateManagerCertificateProperties;
  readonly 'AWS::CloudFront::Distribution': CloudFrontDistributionProperties;
  readonly 'AWS::CloudFront::Function': CloudFrontFunctionProperties;
  readonly 'AWS::CloudFront::OriginAccessControl': CloudFrontOriginAccessControlProperties;
  readonly 'AWS::CloudWatch::Alarm': CloudWatchAlarmProperties;
  readonly 'AWS::CloudWatch::Dashboard': CloudWatchDashboardProperties;
  readonly 'AWS::DynamoDB::Table': DynamoDbTableProperties;
  readonly 'AWS::EC2::EIP': Ec2EipProperties;
  readonly 'AWS::EC2::InternetGateway': Ec2InternetGatewayProperties;
  readonly 'AWS::EC2::LaunchTemplate': Ec2LaunchTemplateProperties;
  readonly 'AWS::EC2::NatGateway': Ec2NatGatewayProperties;
  readonly 'AWS::EC2::Route': Ec2RouteProperties;
  readonly 'AWS::EC2::RouteTable': Ec2RouteTableProperties;
  readonly 'AWS::EC2::SecurityGroup': Ec2SecurityGroupProperties;
  readonly 'AWS::EC2::SecurityGroupEgress': Ec2SecurityGroupEgressProperties;
  readonly 'AWS::EC2::SecurityGroupIngress': Ec2SecurityGroupIngressProperties;
  readonly 'AWS::EC2::Subnet': Ec2SubnetProperties;
  readonly 'AWS::EC2::SubnetRouteTableAssociation': Ec2SubnetRouteTableAssociationProperties;
  readonly 'AWS::EC2::VPC': Ec2VpcProperties;
  readonly 'AWS::EC2::VPCEndpoint': Ec2VpcEndpointProperties;
  readonly 'AWS::EC2::VPCGatewayAttachment': Ec2VpcGatewayAttachmentProperties;
  readonly 'AWS::ECR::Repository': EcrRepositoryProperties;
  readonly 'AWS::ECS::Cluster': EcsClusterProperties;
  readonly 'AWS::ECS::ClusterCapacityProviderAssociations': EcsClusterCapacityProviderAssociationsProperties;
  readonly 'AWS::ECS::Service': EcsServiceProperties;
  readonly 'AWS::ECS::TaskDefinition': EcsTaskDefinitionProperties;
  readonly 'AWS::EFS::AccessPoint': EfsAccessPointProperties;
  readonly 'AWS::EFS::FileSystem': EfsFileSystemProperties;
  readonly 'AWS::EFS::MountTarget': EfsMountTargetProperties;
  readonly 'AWS::ElastiCache::CacheCluster': ElastiCacheCacheClusterProperties;
  readonly 'AWS::ElastiCache::ParameterGroup': ElastiCacheParameterGroupProperties;
  readonly 'AWS::ElastiCache::ReplicationGroup': ElastiCacheReplicationGroupProperties;
  readonly 'AWS::ElastiCache::SubnetGroup': ElastiCacheSubnetGroupProperties;
  readonly 'AWS::ElasticLoadBalancingV2::Listener': ElasticLoadBalancingV2ListenerProperties;
  readonly 'AWS::ElasticLoadBalancingV2::ListenerCertificate': ElasticLoadBalancingV2ListenerCertificateProperties;
  readonly 'AWS::ElasticLoadBalancingV2::ListenerRule': ElasticLoadBalancingV2ListenerRuleProperties;
  readonly 'AWS::ElasticLoadBalancingV2::LoadBalancer': ElasticLoadBalancingV2LoadBalancerProperties;
  readonly 'AWS::ElasticLoadBalancingV2::TargetGroup': ElasticLoadBalancingV2TargetGroupProperties;
  readonly 'AWS::Events::Rule': EventsRuleProperties;
  readonly 'AWS::IAM::InstanceProfile': IamInstanceProfileProperties;
  readonly 'AWS::IAM::Policy': IamPolicyProperties;
  readonly 'AWS::IAM::Role': IamRoleProperties;
  readonly 'AWS::Logs::LogGroup': LogsLogGroupProperties;
  readonly 'AWS::Pipes::Pipe': PipesPipeProperties;
  readonly 'AWS::RDS::DBCluster': RdsDbClusterProperties;
  readonly 'AWS::RDS::DBClusterParameterGroup': RdsDbClusterParameterGroupProperties;
  readonly 'AWS::RDS::DBInstance': RdsDbInstanceProperties;
  readonly 'AWS::RDS::DBParameterGroup': RdsDbParameterGroupProperties;
  readonly 'AWS::RDS::DBSubnetGroup': RdsDbSubnetGroupProperties;
  readonly 'AWS::Route53::HostedZone': Route53HostedZoneProperties;
  readonly 'AWS::Route53::RecordSet': Route53RecordSetProperties;
  readonly 'AWS::S3::Bucket': S3BucketProperties;
  readonly 'AWS::S3::BucketPolicy': S3BucketPolicyProperties;
  readonly 'AWS::SNS::Subscription': SnsSubscriptionProperties;
  readonly 'AWS::SNS::Topic': SnsTopicProperties;
  readonly 'AWS::SNS::TopicPolicy': SnsTopicPolicyProperties;
  readonly 'AWS::SQS::Queue': SqsQueueProperties;
  readonly 'AWS::SQS::QueuePolicy': SqsQueuePolicyProperties;
  readonly 'AWS::SSM::Parameter': SsmParameterProperties;
  readonly 'AWS::Scheduler::Schedule': SchedulerScheduleProperties;
  readonly 'AWS::SecretsManager::Secret': SecretsManagerSecretProperties;
  readonly 'AWS::ServiceDiscovery::HttpNamespace': ServiceDiscoveryHttpNamespaceProperties;
  readonly 'AWS::ServiceDiscovery::PrivateDnsNamespace': ServiceDiscoveryPrivateDnsNamespaceProperties;
  readonly 'AWS::WAFv2::WebACL': Wafv2WebAclProperties;
  readonly 'AWS::WAFv2::WebACLAssociation': Wafv2WebAclAssociationProperties;
}

export type ResourceType = keyof ResourceProperties;

/** What `Fn::GetAtt` gives for each resource type. */
export interface ResourceAttributes {
  readonly 'AWS::AmazonMQ::Broker': 'AmqpEndpoints' | 'Arn' | 'ConfigurationId' | 'ConfigurationRevision' | 'ConsoleURLs' | 'EngineVersionCurrent' | 'Id' | 'IpAddresses' | 'MqttEndpoints' | 'OpenWireEndpoints' | 'StompEndpoints' | 'WssEndpoints';
  readonly 'AWS::ApplicationAutoScaling::ScalableTarget': 'Id';
  readonly 'AWS::ApplicationAutoScaling::ScalingPolicy': 'Arn';
  readonly 'AWS::Backup::BackupPlan': 'BackupPlanArn' | 'BackupPlanId' | 'VersionId';
  readonly 'AWS::Backup::BackupSelection': 'BackupPlanId' | 'Id' | 'SelectionId';
  readonly 'AWS::Backup::BackupVault': 'BackupVaultArn' | 'BackupVaultName';
  readonly 'AWS::Batch::ComputeEnvironment': 'ComputeEnvironmentArn' | 'EksConfiguration.AccessEntry.Status';
  readonly 'AWS::Batch::JobDefinition': 'JobDefinitionArn';
  readonly 'AWS::Batch::JobQueue': 'JobQueueArn';
  readonly 'AWS::CertificateManager::Certificate': 'CertificateArn';
  readonly 'AWS::CloudFront::Distribution': 'DomainName' | 'Id';
  readonly 'AWS::CloudFront::Function': 'FunctionARN' | 'FunctionMetadata.FunctionARN' | 'Stage';
  readonly 'AWS::CloudFront::OriginAccessControl': 'Id';
  readonly 'AWS::CloudWatch::Alarm': 'Arn';
  readonly 'AWS::CloudWatch::Dashboard': never;
  readonly 'AWS::DynamoDB::Table': 'Arn' | 'StreamArn';
  readonly 'AWS::EC2::EIP': 'AllocationId' | 'PublicIp';
  readonly 'AWS::EC2::InternetGateway': 'InternetGatewayId';
  readonly 'AWS::EC2::LaunchTemplate': 'DefaultVersionNumber' | 'LatestVersionNumber' | 'LaunchTemplateId';
  readonly 'AWS::EC2::NatGateway': 'AutoProvisionZones' | 'AutoScalingIps' | 'EniId' | 'NatGatewayId' | 'RouteTableId';
  readonly 'AWS::EC2::Route': 'CidrBlock';
  readonly 'AWS::EC2::RouteTable': 'RouteTableId';
  readonly 'AWS::EC2::SecurityGroup': 'GroupId' | 'Id' | 'VpcId';
  readonly 'AWS::EC2::SecurityGroupEgress': 'Id';
  readonly 'AWS::EC2::SecurityGroupIngress': 'Id';
  readonly 'AWS::EC2::Subnet': 'AvailabilityZone' | 'AvailabilityZoneId' | 'BlockPublicAccessStates' | 'CidrBlock' | 'Ipv6CidrBlocks' | 'NetworkAclAssociationId' | 'OutpostArn' | 'SubnetId' | 'VpcId';
  readonly 'AWS::EC2::SubnetRouteTableAssociation': 'Id';
  readonly 'AWS::EC2::VPC': 'CidrBlock' | 'CidrBlockAssociations' | 'DefaultNetworkAcl' | 'DefaultSecurityGroup' | 'Ipv6CidrBlocks' | 'VpcEncryptionControl.ResourceExclusions' | 'VpcEncryptionControl.ResourceExclusions.EgressOnlyInternetGateway' | 'VpcEncryptionControl.ResourceExclusions.EgressOnlyInternetGateway.State' | 'VpcEncryptionControl.ResourceExclusions.EgressOnlyInternetGateway.StateMessage' | 'VpcEncryptionControl.ResourceExclusions.ElasticFileSystem' | 'VpcEncryptionControl.ResourceExclusions.ElasticFileSystem.State' | 'VpcEncryptionControl.ResourceExclusions.ElasticFileSystem.StateMessage' | 'VpcEncryptionControl.ResourceExclusions.InternetGateway' | 'VpcEncryptionControl.ResourceExclusions.InternetGateway.State' | 'VpcEncryptionControl.ResourceExclusions.InternetGateway.StateMessage' | 'VpcEncryptionControl.ResourceExclusions.Lambda' | 'VpcEncryptionControl.ResourceExclusions.Lambda.State' | 'VpcEncryptionControl.ResourceExclusions.Lambda.StateMessage' | 'VpcEncryptionControl.ResourceExclusions.NatGateway' | 'VpcEncryptionControl.ResourceExclusions.NatGateway.State' | 'VpcEncryptionControl.ResourceExclusions.NatGateway.StateMessage' | 'VpcEncryptionControl.ResourceExclusions.VirtualPrivateGateway' | 'VpcEncryptionControl.ResourceExclusions.VirtualPrivateGateway.State' | 'VpcEncryptionControl.ResourceExclusions.VirtualPrivateGateway.StateMessage' | 'VpcEncryptionControl.ResourceExclusions.VpcLattice' | 'VpcEncryptionControl.ResourceExclusions.VpcLattice.State' | 'VpcEncryptionControl.ResourceExclusions.VpcLattice.StateMessage' | 'VpcEncryptionControl.ResourceExclusions.VpcPeering' | 'VpcEncryptionControl.ResourceExclusions.VpcPeering.State' | 'VpcEncryptionControl.ResourceExclusions.VpcPeering.StateMessage' | 'VpcEncryptionControl.State' | 'VpcEncryptionControl.StateMessage' | 'VpcEncryptionControl.VpcEncryptionControlId' | 'VpcEncryptionControl.VpcId' | 'VpcId';
  readonly 'AWS::EC2::VPCEndpoint': 'CreationTimestamp' | 'DnsEntries' | 'Id' | 'NetworkInterfaceIds';
  readonly 'AWS::EC2::VPCGatewayAttachment': 'AttachmentType';
  readonly 'AWS::ECR::Repository': 'Arn' | 'RepositoryUri';
  readonly 'AWS::ECS::Cluster': 'Arn';
  readonly 'AWS::ECS::ClusterCapacityProviderAssociations': never;
  readonly 'AWS::ECS::Service': 'Name' | 'ServiceArn';
  readonly 'AWS::ECS::TaskDefinition': 'TaskDefinitionArn';
  readonly 'AWS::EFS::AccessPoint': 'AccessPointId' | 'Arn';
  readonly 'AWS::EFS::FileSystem': 'Arn' | 'FileSystemId';
  readonly 'AWS::EFS::MountTarget': 'Id' | 'IpAddress';
  readonly 'AWS::ElastiCache::CacheCluster': 'ConfigurationEndpoint' | 'ConfigurationEndpoint.Address' | 'ConfigurationEndpoint.Port' | 'RedisEndpoint' | 'RedisEndpoint.Address' | 'RedisEndpoint.Port';
  readonly 'AWS::ElastiCache::ParameterGroup': 'CacheParameterGroupName';
  readonly 'AWS::ElastiCache::ReplicationGroup': 'ConfigurationEndPoint' | 'ConfigurationEndPoint.Address' | 'ConfigurationEndPoint.Port' | 'EffectiveDurability' | 'PrimaryEndPoint' | 'PrimaryEndPoint.Address' | 'PrimaryEndPoint.Port' | 'ReadEndPoint' | 'ReadEndPoint.Addresses' | 'ReadEndPoint.AddressesList' | 'ReadEndPoint.Ports' | 'ReadEndPoint.PortsList' | 'ReaderEndPoint' | 'ReaderEndPoint.Address' | 'ReaderEndPoint.Port';
  readonly 'AWS::ElastiCache::SubnetGroup': never;
  readonly 'AWS::ElasticLoadBalancingV2::Listener': 'ListenerArn';
  readonly 'AWS::ElasticLoadBalancingV2::ListenerCertificate': 'Id';
  readonly 'AWS::ElasticLoadBalancingV2::ListenerRule': 'IsDefault' | 'RuleArn';
  readonly 'AWS::ElasticLoadBalancingV2::LoadBalancer': 'CanonicalHostedZoneID' | 'DNSName' | 'LoadBalancerArn' | 'LoadBalancerFullName' | 'LoadBalancerName' | 'SecurityGroups';
  readonly 'AWS::ElasticLoadBalancingV2::TargetGroup': 'LoadBalancerArns' | 'TargetGroupArn' | 'TargetGroupFullName' | 'TargetGroupName';
  readonly 'AWS::Events::Rule': 'Arn' | 'RuleName';
  readonly 'AWS::IAM::InstanceProfile': 'Arn';
  readonly 'AWS::IAM::Policy': 'Id';
  readonly 'AWS::IAM::Role': 'Arn' | 'RoleId';
  readonly 'AWS::Logs::LogGroup': 'Arn';
  readonly 'AWS::Pipes::Pipe': 'Arn' | 'CreationTime' | 'CurrentState' | 'LastModifiedTime' | 'StateReason';
  readonly 'AWS::RDS::DBCluster': 'DBClusterArn' | 'DBClusterResourceId' | 'Endpoint' | 'Endpoint.Address' | 'Endpoint.Port' | 'MasterUserSecret.SecretArn' | 'ReadEndpoint' | 'ReadEndpoint.Address' | 'StorageEncryptionType' | 'StorageThroughput';
  readonly 'AWS::RDS::DBClusterParameterGroup': never;
  readonly 'AWS::RDS::DBInstance': 'AutomaticRestartTime' | 'CertificateDetails' | 'CertificateDetails.CAIdentifier' | 'CertificateDetails.ValidTill' | 'DBInstanceArn' | 'DBInstanceStatus' | 'DBSystemId' | 'DbiResourceId' | 'Endpoint' | 'Endpoint.Address' | 'Endpoint.HostedZoneId' | 'Endpoint.Port' | 'InstanceCreateTime' | 'IsStorageConfigUpgradeAvailable' | 'LatestRestorableTime' | 'ListenerEndpoint' | 'ListenerEndpoint.Address' | 'ListenerEndpoint.HostedZoneId' | 'ListenerEndpoint.Port' | 'MasterUserSecret.SecretArn' | 'PercentProgress' | 'ReadReplicaDBClusterIdentifiers' | 'ReadReplicaDBInstanceIdentifiers' | 'ResumeFullAutomationModeTime' | 'SecondaryAvailabilityZone' | 'StatusInfos' | 'StorageOperationPercentProgress' | 'StorageOperationStatus';
  readonly 'AWS::RDS::DBParameterGroup': 'DBParameterGroupArn' | 'DBParameterGroupName';
  readonly 'AWS::RDS::DBSubnetGroup': 'DBSubnetGroupArn';
  readonly 'AWS::Route53::HostedZone': 'Id' | 'NameServers';
  readonly 'AWS::Route53::RecordSet': never;
  readonly 'AWS::S3::Bucket': 'Arn' | 'DomainName' | 'DualStackDomainName' | 'MetadataConfiguration.AnnotationTableConfiguration.TableArn' | 'MetadataConfiguration.AnnotationTableConfiguration.TableName' | 'MetadataConfiguration.Destination' | 'MetadataConfiguration.InventoryTableConfiguration.TableArn' | 'MetadataConfiguration.InventoryTableConfiguration.TableName' | 'MetadataConfiguration.JournalTableConfiguration.TableArn' | 'MetadataConfiguration.JournalTableConfiguration.TableName' | 'MetadataTableConfiguration.S3TablesDestination.TableArn' | 'MetadataTableConfiguration.S3TablesDestination.TableNamespace' | 'RegionalDomainName' | 'WebsiteURL';
  readonly 'AWS::S3::BucketPolicy': never;
  readonly 'AWS::SNS::Subscription': 'Arn';
  readonly 'AWS::SNS::Topic': 'TopicArn' | 'TopicName';
  readonly 'AWS::SNS::TopicPolicy': 'Id';
  readonly 'AWS::SQS::Queue': 'Arn' | 'QueueName' | 'QueueUrl';
  readonly 'AWS::SQS::QueuePolicy': 'Id';
  readonly 'AWS::SSM::Parameter': 'Arn' | 'Type' | 'Value';
  readonly 'AWS::Scheduler::Schedule': 'Arn';
  readonly 'AWS::SecretsManager::Secret': 'Id';
  readonly 'AWS::ServiceDiscovery::HttpNamespace': 'Arn' | 'Id';
  readonly 'AWS::ServiceDiscovery::PrivateDnsNamespace': 'Arn' | 'HostedZoneId' | 'Id';
  readonly 'AWS::WAFv2::WebACL': 'Arn' | 'Capacity' | 'Id' | 'LabelNamespace';
  readonly 'AWS::WAFv2::WebACLAssociation': never;
}
