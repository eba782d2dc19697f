// Written by scripts/generate-aws-types.mjs from the schemas that AWS publishes. Do not edit.
import type { Property } from '../intrinsics.ts';
import type { Json, Tag } from './common.ts';

export interface EcsClusterProperties {
  readonly CapacityProviders?: Property<readonly Property<string>[]>;
  readonly ClusterName?: Property<string>;
  readonly ClusterSettings?: Property<readonly Property<EcsClusterClusterSettings>[]>;
  readonly Configuration?: Property<EcsClusterClusterConfiguration>;
  readonly DefaultCapacityProviderStrategy?: Property<readonly Property<EcsClusterCapacityProviderStrategyItem>[]>;
  readonly ServiceConnectDefaults?: Property<EcsClusterServiceConnectDefaults>;
  readonly Tags?: Property<readonly Property<Tag>[]>;
}

export interface EcsClusterClusterSettings {
  readonly Name?: Property<string>;
  readonly Value?: Property<string>;
}

export interface EcsClusterCapacityProviderStrategyItem {
  readonly Base?: Property<number>;
  readonly CapacityProvider?: Property<string>;
  readonly Weight?: Property<number>;
}

export interface EcsClusterClusterConfiguration {
  readonly ExecuteCommandConfiguration?: Property<EcsClusterExecuteCommandConfiguration>;
  readonly ManagedStorageConfiguration?: Property<EcsClusterManagedStorageConfiguration>;
}

export interface EcsClusterExecuteCommandConfiguration {
  readonly KmsKeyId?: Property<string>;
  readonly LogConfiguration?: Property<EcsClusterExecuteCommandLogConfiguration>;
  readonly Logging?: Property<string>;
}

export interface EcsClusterExecuteCommandLogConfiguration {
  readonly CloudWatchEncryptionEnabled?: Property<boolean>;
  readonly CloudWatchLogGroupName?: Property<string>;
  readonly S3BucketName?: Property<string>;
  readonly S3EncryptionEnabled?: Property<boolean>;
  readonly S3KeyPrefix?: Property<string>;
}

export interface EcsClusterManagedStorageConfiguration {
  readonly FargateEphemeralStorageKmsKeyId?: Property<string>;
  readonly KmsKeyId?: Property<string>;
}

export interface EcsClusterServiceConnectDefaults {
  readonly Namespace?: Property<string>;
}

export interface EcsClusterCapacityProviderAssociationsProperties {
  readonly CapacityProviders?: Property<readonly Property<string>[]>;
  readonly Cluster: Property<string>;
  readonly DefaultCapacityProviderStrategy: Property<readonly Property<EcsClusterCapacityProviderAssociationsCapacityProviderStrategy>[]>;
}

export interface EcsClusterCapacityProviderAssociationsCapacityProviderStrategy {
  readonly Base?: Property<number>;
  readonly CapacityProvider: Property<string>;
  readonly Weight?: Property<number>;
}

export interface EcsServiceProperties {
  readonly AvailabilityZoneRebalancing?: Property<'DISABLED' | 'ENABLED'>;
  readonly CapacityProviderStrategy?: Property<readonly Property<EcsServiceCapacityProviderStrategyItem>[]>;
  readonly Cluster?: Property<string>;
  readonly DeploymentConfiguration?: Property<EcsServiceDeploymentConfiguration>;
  readonly DeploymentController?: Property<EcsServiceDeploymentController>;
  readonly DesiredCount?: Property<number>;
  readonly EnableECSManagedTags?: Property<boolean>;
  readonly EnableExecuteCommand?: Property<boolean>;
  readonly ForceNewDeployment?: Property<EcsServiceForceNewDeployment>;
  readonly HealthCheckGracePeriodSeconds?: Property<number>;
  readonly LaunchType?: Property<'EC2' | 'EXTERNAL' | 'FARGATE'>;
  readonly LoadBalancers?: Property<readonly Property<EcsServiceLoadBalancer>[]>;
  readonly Monitoring?: Property<EcsServiceMonitoringConfiguration>;
  readonly NetworkConfiguration?: Property<EcsServiceNetworkConfiguration>;
  readonly PlacementConstraints?: Property<readonly Property<EcsServicePlacementConstraint>[]>;
  readonly PlacementStrategies?: Property<readonly Property<EcsServicePlacementStrategy>[]>;
  readonly PlatformVersion?: Property<string>;
  readonly PropagateTags?: Property<'SERVICE' | 'TASK_DEFINITION'>;
  readonly Role?: Property<string>;
  readonly SchedulingStrategy?: Property<'DAEMON' | 'REPLICA'>;
  readonly ServiceConnectConfiguration?: Property<EcsServiceServiceConnectConfiguration>;
  readonly ServiceName?: Property<string>;
  readonly ServiceRegistries?: Property<readonly Property<EcsServiceServiceRegistry>[]>;
  readonly Tags?: Property<readonly Property<Tag>[]>;
  readonly TaskDefinition?: Property<string>;
  readonly VolumeConfigurations?: Property<readonly Property<EcsServiceServiceVolumeConfiguration>[]>;
  readonly VpcLatticeConfigurations?: Property<readonly Property<EcsServiceVpcLatticeConfiguration>[]>;
}

export interface EcsServicePlacementConstraint {
  readonly Expression?: Property<string>;
  readonly Type: Property<'distinctInstance' | 'memberOf'>;
}

export interface EcsServiceLoadBalancer {
  readonly AdvancedConfiguration?: Property<EcsServiceAdvancedConfiguration>;
  readonly ContainerName?: Property<string>;
  readonly ContainerPort?: Property<number>;
  readonly LoadBalancerName?: Property<string>;
  readonly TargetGroupArn?: Property<string>;
}

export interface EcsServiceAdvancedConfiguration {
  readonly AlternateTargetGroupArn: Property<string>;
  readonly ProductionListenerRule?: Property<string>;
  readonly RoleArn?: Property<string>;
  readonly TestListenerRule?: Property<string>;
}

export interface EcsServiceServiceConnectConfiguration {
  readonly AccessLogConfiguration?: Property<EcsServiceServiceConnectAccessLogConfiguration>;
  readonly Enabled: Property<boolean>;
  readonly LogConfiguration?: Property<EcsServiceLogConfiguration>;
  readonly Namespace?: Property<string>;
  readonly Services?: Property<readonly Property<EcsServiceServiceConnectService>[]>;
}

export interface EcsServiceServiceConnectService {
  readonly ClientAliases?: Property<readonly Property<EcsServiceServiceConnectClientAlias>[]>;
  readonly DiscoveryName?: Property<string>;
  readonly IngressPortOverride?: Property<number>;
  readonly PortName: Property<string>;
  readonly Timeout?: Property<EcsServiceTimeoutConfiguration>;
  readonly Tls?: Property<EcsServiceServiceConnectTlsConfiguration>;
}

export interface EcsServiceServiceConnectClientAlias {
  readonly DnsName?: Property<string>;
  readonly Port: Property<number>;
  readonly TestTrafficRules?: Property<EcsServiceServiceConnectTestTrafficRules>;
}

export interface EcsServiceServiceConnectTestTrafficRules {
  readonly Header: Property<EcsServiceServiceConnectTestTrafficRulesHeader>;
}

export interface EcsServiceServiceConnectTestTrafficRulesHeader {
  readonly Name: Property<string>;
  readonly Value?: Property<EcsServiceServiceConnectTestTrafficRulesHeaderValue>;
}

export interface EcsServiceServiceConnectTestTrafficRulesHeaderValue {
  readonly Exact: Property<string>;
}

export interface EcsServiceTimeoutConfiguration {
  readonly IdleTimeoutSeconds?: Property<number>;
  readonly PerRequestTimeoutSeconds?: Property<number>;
}

export interface EcsServiceServiceConnectTlsConfiguration {
  readonly IssuerCertificateAuthority: Property<EcsServiceServiceConnectTlsCertificateAuthority>;
  readonly KmsKey?: Property<string>;
  readonly RoleArn?: Property<string>;
}

export interface EcsServiceServiceConnectTlsCertificateAuthority {
  readonly AwsPcaAuthorityArn?: Property<string>;
}

export interface EcsServiceLogConfiguration {
  readonly LogDriver?: Property<string>;
  readonly Options?: Property<Readonly<Record<string, Property<string>>>>;
  readonly SecretOptions?: Property<readonly Property<EcsServiceSecret>[]>;
}

export interface EcsServiceSecret {
  readonly Name: Property<string>;
  readonly ValueFrom: Property<string>;
}

export interface EcsServiceServiceConnectAccessLogConfiguration {
  readonly Format: Property<'JSON' | 'TEXT'>;
  readonly IncludeQueryParameters?: Property<'DISABLED' | 'ENABLED'>;
}

export interface EcsServicePlacementStrategy {
  readonly Field?: Property<string>;
  readonly Type: Property<'binpack' | 'random' | 'spread'>;
}

export interface EcsServiceDeploymentController {
  readonly Type?: Property<'CODE_DEPLOY' | 'ECS' | 'EXTERNAL'>;
}

export interface EcsServiceServiceRegistry {
  readonly ContainerName?: Property<string>;
  readonly ContainerPort?: Property<number>;
  readonly Port?: Property<number>;
  readonly RegistryArn?: Property<string>;
}

export interface EcsServiceCapacityProviderStrategyItem {
  readonly Base?: Property<number>;
  readonly CapacityProvider?: Property<string>;
  readonly Weight?: Property<number>;
}

export interface EcsServiceNetworkConfiguration {
  readonly AwsvpcConfiguration?: Property<EcsServiceAwsVpcConfiguration>;
}

export interface EcsServiceAwsVpcConfiguration {
  readonly AssignPublicIp?: Property<'DISABLED' | 'ENABLED'>;
  readonly SecurityGroups?: Property<readonly Property<string>[]>;
  readonly Subnets?: Property<readonly Property<string>[]>;
}

export interface EcsServiceDeploymentConfiguration {
  readonly Alarms?: Property<EcsServiceDeploymentAlarms>;
  readonly BakeTimeInMinutes?: Property<number>;
  readonly CanaryConfiguration?: Property<EcsServiceCanaryConfiguration>;
  readonly DeploymentCircuitBreaker?: Property<EcsServiceDeploymentCircuitBreaker>;
  readonly EarlySuccessCriteria?: Property<EcsServiceDeploymentEarlySuccessCriteria>;
  readonly LifecycleHooks?: Property<readonly Property<EcsServiceDeploymentLifecycleHook>[]>;
  readonly LinearConfiguration?: Property<EcsServiceLinearConfiguration>;
  readonly MaximumPercent?: Property<number>;
  readonly MinimumHealthyPercent?: Property<number>;
  readonly Strategy?: Property<'BLUE_GREEN' | 'CANARY' | 'LINEAR' | 'ROLLING'>;
}

export interface EcsServiceDeploymentAlarms {
  readonly AlarmNames: Property<readonly Property<string>[]>;
  readonly Enable: Property<boolean>;
  readonly Rollback: Property<boolean>;
}

export interface EcsServiceDeploymentCircuitBreaker {
  readonly Enable: Property<boolean>;
  readonly ResetOnHealthyTask?: Property<boolean>;
  readonly Rollback: Property<boolean>;
  readonly ThresholdConfiguration?: Property<EcsServiceThresholdConfiguration>;
}

export interface EcsServiceThresholdConfiguration {
  readonly Type: Property<'BOUNDED_PERCENT' | 'COUNT' | 'UNBOUNDED_PERCENT'>;
  readonly Value: Property<number>;
}

export interface EcsServiceCanaryConfiguration {
  readonly CanaryBakeTimeInMinutes?: Property<number>;
  readonly CanaryPercent?: Property<number>;
}

export interface EcsServiceDeploymentLifecycleHook {
  readonly HookDetails?: Property<Json | string>;
  readonly HookTargetArn?: Property<string>;
  readonly LifecycleStages: Property<readonly Property<'POST_PRODUCTION_TRAFFIC_SHIFT' | 'POST_SCALE_UP' | 'POST_TEST_TRAFFIC_SHIFT' | 'PRE_PRODUCTION_TRAFFIC_SHIFT' | 'PRE_SCALE_UP' | 'PRODUCTION_TRAFFIC_SHIFT' | 'RECONCILE_SERVICE' | 'TEST_TRAFFIC_SHIFT'>[]>;
  readonly RoleArn?: Property<string>;
  readonly TargetType?: Property<'AWS_LAMBDA' | 'PAUSE'>;
  readonly TimeoutConfiguration?: Property<EcsServiceHookTimeoutConfig>;
}

export interface EcsServiceHookTimeoutConfig {
  readonly Action?: Property<'CONTINUE' | 'ROLLBACK'>;
  readonly TimeoutInMinutes?: Property<number>;
}

export interface EcsServiceDeploymentEarlySuccessCriteria {
  readonly Enable?: Property<boolean>;
  readonly HealthyPercent?: Property<number>;
  readonly SourceServiceRevisionCleanup?: Property<'BLOCKING' | 'DEFERRED'>;
}

export interface EcsServiceLinearConfiguration {
  readonly StepBakeTimeInMinutes?: Property<number>;
  readonly StepPercent?: Property<number>;
}

export interface EcsServiceServiceVolumeConfiguration {
  readonly ManagedEBSVolume?: Property<EcsServiceServiceManagedEbsVolumeConfiguration>;
  readonly Name: Property<string>;
}

export interface EcsServiceServiceManagedEbsVolumeConfiguration {
  readonly Encrypted?: Property<boolean>;
  readonly FilesystemType?: Property<string>;
  readonly Iops?: Property<number>;
  readonly KmsKeyId?: Property<string>;
  readonly RoleArn: Property<string>;
  readonly SizeInGiB?: Property<number>;
  readonly SnapshotId?: Property<string>;
  readonly TagSpecifications?: Property<readonly Property<EcsServiceEbsTagSpecification>[]>;
  readonly Throughput?: Property<number>;
  readonly VolumeInitializationRate?: Property<number>;
  readonly VolumeType?: Property<string>;
}

export interface EcsServiceEbsTagSpecification {
  readonly PropagateTags?: Property<'SERVICE' | 'TASK_DEFINITION'>;
  readonly ResourceType: Property<string>;
  readonly Tags?: Property<readonly Property<Tag>[]>;
}

export interface EcsServiceMonitoringConfiguration {
  readonly MetricConfigurations: Property<readonly Property<EcsServiceMetricConfiguration>[]>;
}

export interface EcsServiceMetricConfiguration {
  readonly MetricNames: Property<readonly Property<'CPUUtilization' | 'MemoryUtilization'>[]>;
  readonly ResolutionSeconds: Property<number>;
}

export interface EcsServiceForceNewDeployment {
  readonly EnableForceNewDeployment: Property<boolean>;
  readonly ForceNewDeploymentNonce?: Property<string>;
}

export interface EcsServiceVpcLatticeConfiguration {
  readonly PortName: Property<string>;
  readonly RoleArn: Property<string>;
  readonly TargetGroupArn: Property<string>;
}

export interface EcsTaskDefinitionProperties {
  readonly ContainerDefinitions?: Property<readonly Property<EcsTaskDefinitionContainerDefinition>[]>;
  readonly Cpu?: Property<string>;
  readonly EnableFaultInjection?: Property<boolean>;
  readonly EphemeralStorage?: Property<EcsTaskDefinitionEphemeralStorage>;
  readonly ExecutionRoleArn?: Property<string>;
  readonly Family?: Property<string>;
  readonly InferenceAccelerators?: Property<readonly Property<EcsTaskDefinitionInferenceAccelerator>[]>;
  readonly IpcMode?: Property<string>;
  readonly Memory?: Property<string>;
  readonly NetworkMode?: Property<string>;
  readonly PidMode?: Property<string>;
  readonly PlacementConstraints?: Property<readonly Property<EcsTaskDefinitionTaskDefinitionPlacementConstraint>[]>;
  readonly ProxyConfiguration?: Property<EcsTaskDefinitionProxyConfiguration>;
  readonly RequiresCompatibilities?: Property<readonly Property<string>[]>;
  readonly RuntimePlatform?: Property<EcsTaskDefinitionRuntimePlatform>;
  readonly Tags?: Property<readonly Property<Tag>[]>;
  readonly TaskRoleArn?: Property<string>;
  readonly Volumes?: Property<readonly Property<EcsTaskDefinitionVolume>[]>;
}

export interface EcsTaskDefinitionInferenceAccelerator {
  readonly DeviceName?: Property<string>;
  readonly DeviceType?: Property<string>;
}

export interface EcsTaskDefinitionTaskDefinitionPlacementConstraint {
  readonly Expression?: Property<string>;
  readonly Type: Property<string>;
}

export interface EcsTaskDefinitionRuntimePlatform {
  readonly CpuArchitecture?: Property<string>;
  readonly OperatingSystemFamily?: Property<string>;
}

export interface EcsTaskDefinitionProxyConfiguration {
  readonly ContainerName: Property<string>;
  readonly ProxyConfigurationProperties?: Property<readonly Property<EcsTaskDefinitionKeyValuePair>[]>;
  readonly Type?: Property<string>;
}

export interface EcsTaskDefinitionKeyValuePair {
  readonly Name?: Property<string>;
  readonly Value?: Property<string>;
}

export interface EcsTaskDefinitionVolume {
  readonly ConfiguredAtLaunch?: Property<boolean>;
  readonly DockerVolumeConfiguration?: Property<EcsTaskDefinitionDockerVolumeConfiguration>;
  readonly EFSVolumeConfiguration?: Property<EcsTaskDefinitionEfsVolumeConfiguration>;
  readonly FSxWindowsFileServerVolumeConfiguration?: Property<EcsTaskDefinitionFSxWindowsFileServerVolumeConfiguration>;
  readonly Host?: Property<EcsTaskDefinitionHostVolumeProperties>;
  readonly Name?: Property<string>;
  readonly S3FilesVolumeConfiguration?: Property<EcsTaskDefinitionS3FilesVolumeConfiguration>;
}

export interface EcsTaskDefinitionEfsVolumeConfiguration {
  readonly AuthorizationConfig?: Property<EcsTaskDefinitionAuthorizationConfig>;
  readonly FilesystemId: Property<string>;
  readonly RootDirectory?: Property<string>;
  readonly TransitEncryption?: Property<'DISABLED' | 'ENABLED'>;
  readonly TransitEncryptionPort?: Property<number>;
}

export interface EcsTaskDefinitionAuthorizationConfig {
  readonly AccessPointId?: Property<string>;
  readonly IAM?: Property<'DISABLED' | 'ENABLED'>;
}

export interface EcsTaskDefinitionHostVolumeProperties {
  readonly SourcePath?: Property<string>;
}

export interface EcsTaskDefinitionDockerVolumeConfiguration {
  readonly Autoprovision?: Property<boolean>;
  readonly Driver?: Property<string>;
  readonly DriverOpts?: Property<Readonly<Record<string, Property<string>>>>;
  readonly Labels?: Property<Readonly<Record<string, Property<string>>>>;
  readonly Scope?: Property<string>;
}

export interface EcsTaskDefinitionS3FilesVolumeConfiguration {
  readonly AccessPointArn?: Property<string>;
  readonly FileSystemArn: Property<string>;
  readonly RootDirectory?: Property<string>;
  readonly TransitEncryptionPort?: Property<number>;
}

export interface EcsTaskDefinitionFSxWindowsFileServerVolumeConfiguration {
  readonly AuthorizationConfig?: Property<EcsTaskDefinitionFSxAuthorizationConfig>;
  readonly FileSystemId: Property<string>;
  readonly RootDirectory: Property<string>;
}

export interface EcsTaskDefinitionFSxAuthorizationConfig {
  readonly CredentialsParameter: Property<string>;
  readonly Domain: Property<string>;
}

export interface EcsTaskDefinitionContainerDefinition {
  readonly Command?: Property<readonly Property<string>[]>;
  readonly Cpu?: Property<number>;
  readonly CredentialSpecs?: Property<readonly Property<string>[]>;
  readonly DependsOn?: Property<readonly Property<EcsTaskDefinitionContainerDependency>[]>;
  readonly DisableNetworking?: Property<boolean>;
  readonly DnsSearchDomains?: Property<readonly Property<string>[]>;
  readonly DnsServers?: Property<readonly Property<string>[]>;
  readonly DockerLabels?: Property<Readonly<Record<string, Property<string>>>>;
  readonly DockerSecurityOptions?: Property<readonly Property<string>[]>;
  readonly EntryPoint?: Property<readonly Property<string>[]>;
  readonly Environment?: Property<readonly Property<EcsTaskDefinitionKeyValuePair>[]>;
  readonly EnvironmentFiles?: Property<readonly Property<EcsTaskDefinitionEnvironmentFile>[]>;
  readonly Essential?: Property<boolean>;
  readonly ExtraHosts?: Property<readonly Property<EcsTaskDefinitionHostEntry>[]>;
  readonly FirelensConfiguration?: Property<EcsTaskDefinitionFirelensConfiguration>;
  readonly HealthCheck?: Property<EcsTaskDefinitionHealthCheck>;
  readonly Hostname?: Property<string>;
  readonly Image: Property<string>;
  readonly Interactive?: Property<boolean>;
  readonly Links?: Property<readonly Property<string>[]>;
  readonly LinuxParameters?: Property<EcsTaskDefinitionLinuxParameters>;
  readonly LogConfiguration?: Property<EcsTaskDefinitionLogConfiguration>;
  readonly Memory?: Property<number>;
  readonly MemoryReservation?: Property<number>;
  readonly MountPoints?: Property<readonly Property<EcsTaskDefinitionMountPoint>[]>;
  readonly Name: Property<string>;
  readonly PortMappings?: Property<readonly Property<EcsTaskDefinitionPortMapping>[]>;
  readonly Privileged?: Property<boolean>;
  readonly PseudoTerminal?: Property<boolean>;
  readonly ReadonlyRootFilesystem?: Property<boolean>;
  readonly RepositoryCredentials?: Property<EcsTaskDefinitionRepositoryCredentials>;
  readonly ResourceRequirements?: Property<readonly Property<EcsTaskDefinitionResourceRequirement>[]>;
  readonly RestartPolicy?: Property<EcsTaskDefinitionRestartPolicy>;
  readonly Secrets?: Property<readonly Property<EcsTaskDefinitionSecret>[]>;
  readonly StartTimeout?: Property<number>;
  readonly StopTimeout?: Property<number>;
  readonly SystemControls?: Property<readonly Property<EcsTaskDefinitionSystemControl>[]>;
  readonly Ulimits?: Property<readonly Property<EcsTaskDefinitionUlimit>[]>;
  readonly User?: Property<string>;
  readonly VersionConsistency?: Property<'disabled' | 'enabled'>;
  readonly VolumesFrom?: Property<readonly Property<EcsTaskDefinitionVolumeFrom>[]>;
  readonly WorkingDirectory?: Property<string>;
}

export interface EcsTaskDefinitionSecret {
  readonly Name: Property<string>;
  readonly ValueFrom: Property<string>;
}

export interface EcsTaskDefinitionHealthCheck {
  readonly Command?: Property<readonly Property<string>[]>;
  readonly Interval?: Property<number>;
  readonly Retries?: Property<number>;
  readonly StartPeriod?: Property<number>;
  readonly Timeout?: Property<number>;
}

export interface EcsTaskDefinitionVolumeFrom {
  readonly ReadOnly?: Property<boolean>;
  readonly SourceContainer?: Property<string>;
}

export interface EcsTaskDefinitionLogConfiguration {
  readonly LogDriver: Property<string>;
  readonly Options?: Property<Readonly<Record<string, Property<string>>>>;
  readonly SecretOptions?: Property<readonly Property<EcsTaskDefinitionSecret>[]>;
}

export interface EcsTaskDefinitionResourceRequirement {
  readonly Type: Property<string>;
  readonly Value: Property<string>;
}

export interface EcsTaskDefinitionEnvironmentFile {
  readonly Type?: Property<string>;
  readonly Value?: Property<string>;
}

export interface EcsTaskDefinitionFirelensConfiguration {
  readonly Options?: Property<Readonly<Record<string, Property<string>>>>;
  readonly Type?: Property<string>;
}

export interface EcsTaskDefinitionSystemControl {
  readonly Namespace?: Property<string>;
  readonly Value?: Property<string>;
}

export interface EcsTaskDefinitionUlimit {
  readonly HardLimit: Property<number>;
  readonly Name: Property<string>;
  readonly SoftLimit: Property<number>;
}

export interface EcsTaskDefinitionRepositoryCredentials {
  readonly CredentialsParameter?: Property<string>;
}

export interface EcsTaskDefinitionHostEntry {
  readonly Hostname?: Property<string>;
  readonly IpAddress?: Property<string>;
}

export interface EcsTaskDefinitionLinuxParameters {
  readonly Capabilities?: Property<EcsTaskDefinitionKernelCapabilities>;
  readonly Devices?: Property<readonly Property<EcsTaskDefinitionDevice>[]>;
  readonly InitProcessEnabled?: Property<boolean>;
  readonly MaxSwap?: Property<number>;
  readonly SharedMemorySize?: Property<number>;
  readonly Swappiness?: Property<number>;
  readonly Tmpfs?: Property<readonly Property<EcsTaskDefinitionTmpfs>[]>;
}

export interface EcsTaskDefinitionKernelCapabilities {
  readonly Add?: Property<readonly Property<string>[]>;
  readonly Drop?: Property<readonly Property<string>[]>;
}

export interface EcsTaskDefinitionTmpfs {
  readonly ContainerPath?: Property<string>;
  readonly MountOptions?: Property<readonly Property<string>[]>;
  readonly Size: Property<number>;
}

export interface EcsTaskDefinitionDevice {
  readonly ContainerPath?: Property<string>;
  readonly HostPath?: Property<string>;
  readonly Permissions?: Property<readonly Property<string>[]>;
}

export interface EcsTaskDefinitionMountPoint {
  readonly ContainerPath?: Property<string>;
  readonly ReadOnly?: Property<boolean>;
  readonly SourceVolume?: Property<string>;
}

export interface EcsTaskDefinitionContainerDependency {
  readonly Condition?: Property<string>;
  readonly ContainerName?: Property<string>;
}

export interface EcsTaskDefinitionPortMapping {
  readonly AppProtocol?: Property<'grpc' | 'http' | 'http2'>;
  readonly ContainerPort?: Property<number>;
  readonly ContainerPortRange?: Property<string>;
  readonly HostPort?: Property<number>;
  readonly Name?: Property<string>;
  readonly Protocol?: Property<string>;
}

export interface EcsTaskDefinitionRestartPolicy {
  readonly Enabled?: Property<boolean>;
  readonly IgnoredExitCodes?: Property<readonly Property<number>[]>;
  readonly RestartAttemptPeriod?: Property<number>;
}

export interface EcsTaskDefinitionEphemeralStorage {
  readonly SizeInGiB?: Property<number>;
}
