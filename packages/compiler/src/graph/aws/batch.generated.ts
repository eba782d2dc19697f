// Written by scripts/generate-aws-types.mjs from the schemas that AWS publishes. Do not edit.
import type { Property } from '../intrinsics.ts';

export interface BatchComputeEnvironmentProperties {
  readonly ComputeEnvironmentName?: Property<string>;
  readonly ComputeResources?: Property<BatchComputeEnvironmentComputeResources>;
  readonly Context?: Property<string>;
  readonly EcsSettings?: Property<BatchComputeEnvironmentEcsSettings>;
  readonly EksConfiguration?: Property<BatchComputeEnvironmentEksConfiguration>;
  readonly ReplaceComputeEnvironment?: Property<boolean>;
  readonly ServiceRole?: Property<string>;
  readonly State?: Property<string>;
  readonly Tags?: Readonly<Record<string, string>>;
  readonly Type: Property<string>;
  readonly UnmanagedvCpus?: Property<number>;
  readonly UpdatePolicy?: Property<BatchComputeEnvironmentUpdatePolicy>;
}

export interface BatchComputeEnvironmentUpdatePolicy {
  readonly JobExecutionTimeoutMinutes?: Property<number>;
  readonly TerminateJobsOnUpdate?: Property<boolean>;
}

export interface BatchComputeEnvironmentEksConfiguration {
  readonly AccessEntry?: Property<BatchComputeEnvironmentEksAccessEntry>;
  readonly EksClusterArn: Property<string>;
  readonly KubernetesNamespace: Property<string>;
}

export interface BatchComputeEnvironmentEksAccessEntry {
  readonly DesiredState?: Property<'DISABLED' | 'ENABLED' | 'INHERIT_FROM_CLUSTER'>;
  readonly Status?: Property<'ACTIVE' | 'INACTIVE'>;
}

export interface BatchComputeEnvironmentComputeResources {
  readonly AllocationStrategy?: Property<string>;
  readonly BidPercentage?: Property<number>;
  readonly CapacityTags?: Property<Readonly<Record<string, Property<string>>>>;
  readonly DesiredvCpus?: Property<number>;
  readonly Ec2Configuration?: Property<readonly Property<BatchComputeEnvironmentEc2ConfigurationObject>[]>;
  readonly Ec2KeyPair?: Property<string>;
  readonly ImageId?: Property<string>;
  readonly InstanceRole?: Property<string>;
  readonly InstanceTypes?: Property<readonly Property<string>[]>;
  readonly LaunchTemplate?: Property<BatchComputeEnvironmentLaunchTemplateSpecification>;
  readonly ManagedInstancesProvider?: Property<BatchComputeEnvironmentManagedInstancesProvider>;
  readonly MaxvCpus: Property<number>;
  readonly MinvCpus?: Property<number>;
  readonly PlacementGroup?: Property<string>;
  readonly ScalingPolicy?: Property<BatchComputeEnvironmentComputeScalingPolicy>;
  readonly SecurityGroupIds?: Property<readonly Property<string>[]>;
  readonly SpotIamFleetRole?: Property<string>;
  readonly Subnets?: Property<readonly Property<string>[]>;
  readonly Tags?: Property<Readonly<Record<string, Property<string>>>>;
  readonly Type: Property<string>;
  readonly UpdateToLatestImageVersion?: Property<boolean>;
}

export interface BatchComputeEnvironmentEc2ConfigurationObject {
  readonly BatchImageStatus?: Property<string>;
  readonly ImageIdOverride?: Property<string>;
  readonly ImageKubernetesVersion?: Property<string>;
  readonly ImageType: Property<string>;
}

export interface BatchComputeEnvironmentLaunchTemplateSpecification {
  readonly LaunchTemplateId?: Property<string>;
  readonly LaunchTemplateName?: Property<string>;
  readonly Overrides?: Property<readonly Property<BatchComputeEnvironmentLaunchTemplateSpecificationOverride>[]>;
  readonly UserdataType?: Property<'EKS_BOOTSTRAP_SH' | 'EKS_NODEADM'>;
  readonly Version?: Property<string>;
}

export interface BatchComputeEnvironmentLaunchTemplateSpecificationOverride {
  readonly LaunchTemplateId?: Property<string>;
  readonly LaunchTemplateName?: Property<string>;
  readonly TargetInstanceTypes?: Property<readonly Property<string>[]>;
  readonly UserdataType?: Property<'EKS_BOOTSTRAP_SH' | 'EKS_NODEADM'>;
  readonly Version?: Property<string>;
}

export interface BatchComputeEnvironmentComputeScalingPolicy {
  readonly MinScaleDownDelayMinutes?: Property<number>;
}

export interface BatchComputeEnvironmentManagedInstancesProvider {
  readonly InfrastructureOptimization?: Property<BatchComputeEnvironmentInfrastructureOptimization>;
  readonly InfrastructureRoleArn: Property<string>;
  readonly InstanceLaunchTemplate: Property<BatchComputeEnvironmentInstanceLaunchTemplate>;
  readonly PropagateTags?: Property<'CAPACITY_PROVIDER' | 'NONE'>;
}

export interface BatchComputeEnvironmentInstanceLaunchTemplate {
  readonly CapacityOptionType?: Property<'ON_DEMAND' | 'RESERVED' | 'SPOT'>;
  readonly CapacityReservations?: Property<BatchComputeEnvironmentCapacityReservations>;
  readonly Ec2InstanceProfileArn: Property<string>;
  readonly FipsEnabled?: Property<boolean>;
  readonly InstanceMetadataTagsPropagation?: Property<boolean>;
  readonly InstanceRequirements?: Property<BatchComputeEnvironmentInstanceRequirements>;
  readonly LocalStorageConfiguration?: Property<BatchComputeEnvironmentManagedInstancesLocalStorageConfiguration>;
  readonly Monitoring?: Property<string>;
  readonly NetworkConfiguration: Property<BatchComputeEnvironmentManagedInstancesNetworkConfiguration>;
  readonly StorageConfiguration?: Property<BatchComputeEnvironmentManagedInstancesStorageConfiguration>;
}

export interface BatchComputeEnvironmentManagedInstancesNetworkConfiguration {
  readonly SecurityGroups: Property<readonly Property<string>[]>;
  readonly Subnets: Property<readonly Property<string>[]>;
}

export interface BatchComputeEnvironmentInstanceRequirements {
  readonly AllowedInstanceTypes?: Property<readonly Property<string>[]>;
}

export interface BatchComputeEnvironmentManagedInstancesStorageConfiguration {
  readonly StorageSizeGiB?: Property<number>;
}

export interface BatchComputeEnvironmentCapacityReservations {
  readonly ReservationGroupArn?: Property<string>;
  readonly ReservationPreference?: Property<string>;
}

export interface BatchComputeEnvironmentManagedInstancesLocalStorageConfiguration {
  readonly UseLocalStorage?: Property<boolean>;
}

export interface BatchComputeEnvironmentInfrastructureOptimization {
  readonly ScaleInAfter?: Property<number>;
}

export interface BatchComputeEnvironmentEcsSettings {
  readonly ContainerInsights?: Property<'DISABLED' | 'ENABLED' | 'ENHANCED'>;
}

export interface BatchJobDefinitionProperties {
  readonly ConsumableResourceProperties?: Property<BatchJobDefinitionConsumableResourceProperties>;
  readonly ContainerProperties?: Property<BatchJobDefinitionContainerProperties>;
  readonly EcsProperties?: Property<BatchJobDefinitionEcsProperties>;
  readonly EksProperties?: Property<BatchJobDefinitionEksProperties>;
  readonly JobDefinitionName?: Property<string>;
  readonly NodeProperties?: Property<BatchJobDefinitionNodeProperties>;
  readonly Parameters?: Property<Readonly<Record<string, Property<string>>>>;
  readonly PlatformCapabilities?: Property<readonly Property<string>[]>;
  readonly PropagateTags?: Property<boolean>;
  readonly ResourceRetentionPolicy?: Property<BatchJobDefinitionResourceRetentionPolicy>;
  readonly RetryStrategy?: Property<BatchJobDefinitionRetryStrategy>;
  readonly SchedulingPriority?: Property<number>;
  readonly Tags?: Readonly<Record<string, string>>;
  readonly Timeout?: Property<BatchJobDefinitionJobTimeout>;
  readonly Type: Property<string>;
}

export interface BatchJobDefinitionJobTimeout {
  readonly AttemptDurationSeconds?: Property<number>;
}

export interface BatchJobDefinitionContainerProperties {
  readonly Command?: Property<readonly Property<string>[]>;
  readonly EnableExecuteCommand?: Property<boolean>;
  readonly Environment?: Property<readonly Property<BatchJobDefinitionEnvironment>[]>;
  readonly EphemeralStorage?: Property<BatchJobDefinitionEphemeralStorage>;
  readonly ExecutionRoleArn?: Property<string>;
  readonly FargatePlatformConfiguration?: Property<BatchJobDefinitionFargatePlatformConfiguration>;
  readonly Image: Property<string>;
  readonly InstanceType?: Property<string>;
  readonly JobRoleArn?: Property<string>;
  readonly LinuxParameters?: Property<BatchJobDefinitionLinuxParameters>;
  readonly LogConfiguration?: Property<BatchJobDefinitionLogConfiguration>;
  readonly Memory?: Property<number>;
  readonly MountPoints?: Property<readonly Property<BatchJobDefinitionMountPoint>[]>;
  readonly NetworkConfiguration?: Property<BatchJobDefinitionNetworkConfiguration>;
  readonly Privileged?: Property<boolean>;
  readonly ReadonlyRootFilesystem?: Property<boolean>;
  readonly RepositoryCredentials?: Property<BatchJobDefinitionRepositoryCredentials>;
  readonly ResourceRequirements?: Property<readonly Property<BatchJobDefinitionResourceRequirement>[]>;
  readonly RuntimePlatform?: Property<BatchJobDefinitionRuntimePlatform>;
  readonly Secrets?: Property<readonly Property<BatchJobDefinitionSecret>[]>;
  readonly Ulimits?: Property<readonly Property<BatchJobDefinitionUlimit>[]>;
  readonly User?: Property<string>;
  readonly Vcpus?: Property<number>;
  readonly Volumes?: Property<readonly Property<BatchJobDefinitionVolumes>[]>;
}

export interface BatchJobDefinitionSecret {
  readonly Name: Property<string>;
  readonly ValueFrom: Property<string>;
}

export interface BatchJobDefinitionLinuxParameters {
  readonly Devices?: Property<readonly Property<BatchJobDefinitionDevice>[]>;
  readonly InitProcessEnabled?: Property<boolean>;
  readonly MaxSwap?: Property<number>;
  readonly SharedMemorySize?: Property<number>;
  readonly Swappiness?: Property<number>;
  readonly Tmpfs?: Property<readonly Property<BatchJobDefinitionTmpfs>[]>;
}

export interface BatchJobDefinitionTmpfs {
  readonly ContainerPath: Property<string>;
  readonly MountOptions?: Property<readonly Property<string>[]>;
  readonly Size: Property<number>;
}

export interface BatchJobDefinitionDevice {
  readonly ContainerPath?: Property<string>;
  readonly HostPath?: Property<string>;
  readonly Permissions?: Property<readonly Property<string>[]>;
}

export interface BatchJobDefinitionFargatePlatformConfiguration {
  readonly PlatformVersion?: Property<string>;
}

export interface BatchJobDefinitionResourceRequirement {
  readonly Type?: Property<string>;
  readonly Value?: Property<string>;
}

export interface BatchJobDefinitionLogConfiguration {
  readonly LogDriver: Property<string>;
  readonly Options?: Property<Readonly<Record<string, Property<string>>>>;
  readonly SecretOptions?: Property<readonly Property<BatchJobDefinitionSecret>[]>;
}

export interface BatchJobDefinitionMountPoint {
  readonly ContainerPath?: Property<string>;
  readonly ReadOnly?: Property<boolean>;
  readonly SourceVolume?: Property<string>;
}

export interface BatchJobDefinitionRuntimePlatform {
  readonly CpuArchitecture?: Property<string>;
  readonly OperatingSystemFamily?: Property<string>;
}

export interface BatchJobDefinitionVolumes {
  readonly EfsVolumeConfiguration?: Property<BatchJobDefinitionEfsVolumeConfiguration>;
  readonly Host?: Property<BatchJobDefinitionHost>;
  readonly Name?: Property<string>;
  readonly S3FilesVolumeConfiguration?: Property<BatchJobDefinitionS3FilesVolumeConfiguration>;
}

export interface BatchJobDefinitionHost {
  readonly SourcePath?: Property<string>;
}

export interface BatchJobDefinitionEfsVolumeConfiguration {
  readonly AuthorizationConfig?: Property<BatchJobDefinitionEfsAuthorizationConfig>;
  readonly FileSystemId: Property<string>;
  readonly RootDirectory?: Property<string>;
  readonly TransitEncryption?: Property<string>;
  readonly TransitEncryptionPort?: Property<number>;
}

export interface BatchJobDefinitionEfsAuthorizationConfig {
  readonly AccessPointId?: Property<string>;
  readonly Iam?: Property<string>;
}

export interface BatchJobDefinitionS3FilesVolumeConfiguration {
  readonly AccessPointArn?: Property<string>;
  readonly FileSystemArn: Property<string>;
  readonly RootDirectory?: Property<string>;
  readonly TransitEncryptionPort?: Property<number>;
}

export interface BatchJobDefinitionEnvironment {
  readonly Name?: Property<string>;
  readonly Value?: Property<string>;
}

export interface BatchJobDefinitionUlimit {
  readonly HardLimit: Property<number>;
  readonly Name: Property<string>;
  readonly SoftLimit: Property<number>;
}

export interface BatchJobDefinitionNetworkConfiguration {
  readonly AssignPublicIp?: Property<string>;
}

export interface BatchJobDefinitionEphemeralStorage {
  readonly SizeInGiB: Property<number>;
}

export interface BatchJobDefinitionRepositoryCredentials {
  readonly CredentialsParameter: Property<string>;
}

export interface BatchJobDefinitionRetryStrategy {
  readonly Attempts?: Property<number>;
  readonly EvaluateOnExit?: Property<readonly Property<BatchJobDefinitionEvaluateOnExit>[]>;
}

export interface BatchJobDefinitionEvaluateOnExit {
  readonly Action: Property<string>;
  readonly OnExitCode?: Property<string>;
  readonly OnReason?: Property<string>;
  readonly OnStatusReason?: Property<string>;
}

export interface BatchJobDefinitionEcsProperties {
  readonly TaskProperties: Property<readonly Property<BatchJobDefinitionEcsTaskProperties>[]>;
}

export interface BatchJobDefinitionEcsTaskProperties {
  readonly Containers?: Property<readonly Property<BatchJobDefinitionTaskContainerProperties>[]>;
  readonly EnableExecuteCommand?: Property<boolean>;
  readonly EphemeralStorage?: Property<BatchJobDefinitionEphemeralStorage>;
  readonly ExecutionRoleArn?: Property<string>;
  readonly IpcMode?: Property<string>;
  readonly NetworkConfiguration?: Property<BatchJobDefinitionNetworkConfiguration>;
  readonly NetworkMode?: Property<string>;
  readonly PidMode?: Property<string>;
  readonly PlatformVersion?: Property<string>;
  readonly RuntimePlatform?: Property<BatchJobDefinitionRuntimePlatform>;
  readonly TaskRoleArn?: Property<string>;
  readonly Volumes?: Property<readonly Property<BatchJobDefinitionVolumes>[]>;
}

export interface BatchJobDefinitionTaskContainerProperties {
  readonly Command?: Property<readonly Property<string>[]>;
  readonly DependsOn?: Property<readonly Property<BatchJobDefinitionTaskContainerDependency>[]>;
  readonly Environment?: Property<readonly Property<BatchJobDefinitionEnvironment>[]>;
  readonly Essential?: Property<boolean>;
  readonly FirelensConfiguration?: Property<BatchJobDefinitionFirelensConfiguration>;
  readonly Image: Property<string>;
  readonly LinuxParameters?: Property<BatchJobDefinitionLinuxParameters>;
  readonly LogConfiguration?: Property<BatchJobDefinitionLogConfiguration>;
  readonly MountPoints?: Property<readonly Property<BatchJobDefinitionMountPoint>[]>;
  readonly Name?: Property<string>;
  readonly Privileged?: Property<boolean>;
  readonly ReadonlyRootFilesystem?: Property<boolean>;
  readonly RepositoryCredentials?: Property<BatchJobDefinitionRepositoryCredentials>;
  readonly ResourceRequirements?: Property<readonly Property<BatchJobDefinitionResourceRequirement>[]>;
  readonly Secrets?: Property<readonly Property<BatchJobDefinitionSecret>[]>;
  readonly StartTimeout?: Property<number>;
  readonly StopTimeout?: Property<number>;
  readonly Ulimits?: Property<readonly Property<BatchJobDefinitionUlimit>[]>;
  readonly User?: Property<string>;
}

export interface BatchJobDefinitionTaskContainerDependency {
  readonly Condition: Property<string>;
  readonly ContainerName: Property<string>;
}

export interface BatchJobDefinitionFirelensConfiguration {
  readonly Options?: Property<Readonly<Record<string, Property<string>>>>;
  readonly Type: Property<string>;
}

export interface BatchJobDefinitionNodeProperties {
  readonly MainNode: Property<number>;
  readonly NodeRangeProperties: Property<readonly Property<BatchJobDefinitionNodeRangeProperty>[]>;
  readonly NumNodes: Property<number>;
}

export interface BatchJobDefinitionNodeRangeProperty {
  readonly ConsumableResourceProperties?: Property<BatchJobDefinitionConsumableResourceProperties>;
  readonly Container?: Property<BatchJobDefinitionMultiNodeContainerProperties>;
  readonly EcsProperties?: Property<BatchJobDefinitionMultiNodeEcsProperties>;
  readonly EksProperties?: Property<BatchJobDefinitionEksProperties>;
  readonly InstanceTypes?: Property<readonly Property<string>[]>;
  readonly TargetNodes: Property<string>;
}

export interface BatchJobDefinitionMultiNodeContainerProperties {
  readonly Command?: Property<readonly Property<string>[]>;
  readonly EnableExecuteCommand?: Property<boolean>;
  readonly Environment?: Property<readonly Property<BatchJobDefinitionEnvironment>[]>;
  readonly EphemeralStorage?: Property<BatchJobDefinitionEphemeralStorage>;
  readonly ExecutionRoleArn?: Property<string>;
  readonly Image: Property<string>;
  readonly InstanceType?: Property<string>;
  readonly JobRoleArn?: Property<string>;
  readonly LinuxParameters?: Property<BatchJobDefinitionLinuxParameters>;
  readonly LogConfiguration?: Property<BatchJobDefinitionLogConfiguration>;
  readonly Memory?: Property<number>;
  readonly MountPoints?: Property<readonly Property<BatchJobDefinitionMountPoint>[]>;
  readonly Privileged?: Property<boolean>;
  readonly ReadonlyRootFilesystem?: Property<boolean>;
  readonly RepositoryCredentials?: Property<BatchJobDefinitionRepositoryCredentials>;
  readonly ResourceRequirements?: Property<readonly Property<BatchJobDefinitionResourceRequirement>[]>;
  readonly RuntimePlatform?: Property<BatchJobDefinitionRuntimePlatform>;
  readonly Secrets?: Property<readonly Property<BatchJobDefinitionSecret>[]>;
  readonly Ulimits?: Property<readonly Property<BatchJobDefinitionUlimit>[]>;
  readonly User?: Property<string>;
  readonly Vcpus?: Property<number>;
  readonly Volumes?: Property<readonly Property<BatchJobDefinitionVolumes>[]>;
}

export interface BatchJobDefinitionMultiNodeEcsProperties {
  readonly TaskProperties: Property<readonly Property<BatchJobDefinitionMultiNodeEcsTaskProperties>[]>;
}

export interface BatchJobDefinitionMultiNodeEcsTaskProperties {
  readonly Containers?: Property<readonly Property<BatchJobDefinitionTaskContainerProperties>[]>;
  readonly EnableExecuteCommand?: Property<boolean>;
  readonly ExecutionRoleArn?: Property<string>;
  readonly IpcMode?: Property<string>;
  readonly PidMode?: Property<string>;
  readonly TaskRoleArn?: Property<string>;
  readonly Volumes?: Property<readonly Property<BatchJobDefinitionVolumes>[]>;
}

export interface BatchJobDefinitionEksProperties {
  readonly PodProperties?: Property<BatchJobDefinitionPodProperties>;
}

export interface BatchJobDefinitionPodProperties {
  readonly Containers?: Property<readonly Property<BatchJobDefinitionEksContainer>[]>;
  readonly DnsPolicy?: Property<string>;
  readonly HostNetwork?: Property<boolean>;
  readonly ImagePullSecrets?: Property<readonly Property<BatchJobDefinitionImagePullSecret>[]>;
  readonly InitContainers?: Property<readonly Property<BatchJobDefinitionEksContainer>[]>;
  readonly Metadata?: Property<BatchJobDefinitionEksMetadata>;
  readonly ServiceAccountName?: Property<string>;
  readonly ShareProcessNamespace?: Property<boolean>;
  readonly Volumes?: Property<readonly Property<BatchJobDefinitionEksVolume>[]>;
}

export interface BatchJobDefinitionEksVolume {
  readonly EmptyDir?: Property<BatchJobDefinitionEmptyDir>;
  readonly HostPath?: Property<BatchJobDefinitionHostPath>;
  readonly Name: Property<string>;
  readonly PersistentVolumeClaim?: Property<BatchJobDefinitionEksPersistentVolumeClaim>;
  readonly Secret?: Property<BatchJobDefinitionEksSecret>;
}

export interface BatchJobDefinitionEksSecret {
  readonly Optional?: Property<boolean>;
  readonly SecretName: Property<string>;
}

export interface BatchJobDefinitionEmptyDir {
  readonly Medium?: Property<string>;
  readonly SizeLimit?: Property<string>;
}

export interface BatchJobDefinitionHostPath {
  readonly Path?: Property<string>;
}

export interface BatchJobDefinitionEksPersistentVolumeClaim {
  readonly ClaimName: Property<string>;
  readonly ReadOnly?: Property<boolean>;
}

export interface BatchJobDefinitionEksContainer {
  readonly Args?: Property<readonly Property<string>[]>;
  readonly Command?: Property<readonly Property<string>[]>;
  readonly Env?: Property<readonly Property<BatchJobDefinitionEksContainerEnvironmentVariable>[]>;
  readonly Image: Property<string>;
  readonly ImagePullPolicy?: Property<string>;
  readonly Name?: Property<string>;
  readonly Resources?: Property<BatchJobDefinitionResources>;
  readonly SecurityContext?: Property<BatchJobDefinitionSecurityContext>;
  readonly VolumeMounts?: Property<readonly Property<BatchJobDefinitionEksContainerVolumeMount>[]>;
}

export interface BatchJobDefinitionEksContainerVolumeMount {
  readonly MountPath?: Property<string>;
  readonly Name?: Property<string>;
  readonly ReadOnly?: Property<boolean>;
  readonly SubPath?: Property<string>;
}

export interface BatchJobDefinitionSecurityContext {
  readonly AllowPrivilegeEscalation?: Property<boolean>;
  readonly Privileged?: Property<boolean>;
  readonly ReadOnlyRootFilesystem?: Property<boolean>;
  readonly RunAsGroup?: Property<number>;
  readonly RunAsNonRoot?: Property<boolean>;
  readonly RunAsUser?: Property<number>;
}

export interface BatchJobDefinitionResources {
  readonly Limits?: Property<Readonly<Record<string, Property<string>>>>;
  readonly Requests?: Property<Readonly<Record<string, Property<string>>>>;
}

export interface BatchJobDefinitionEksContainerEnvironmentVariable {
  readonly Name: Property<string>;
  readonly Value?: Property<string>;
}

export interface BatchJobDefinitionEksMetadata {
  readonly Annotations?: Property<Readonly<Record<string, Property<string>>>>;
  readonly Labels?: Property<Readonly<Record<string, Property<string>>>>;
  readonly Namespace?: Property<string>;
}

export interface BatchJobDefinitionImagePullSecret {
  readonly Name?: Property<string>;
}

export interface BatchJobDefinitionConsumableResourceProperties {
  readonly ConsumableResourceList: Property<readonly Property<BatchJobDefinitionConsumableResourceRequirement>[]>;
}

export interface BatchJobDefinitionConsumableResourceRequirement {
  readonly ConsumableResource: Property<string>;
  readonly Quantity: Property<number>;
}

export interface BatchJobDefinitionResourceRetentionPolicy {
  readonly SkipDeregisterOnUpdate?: Property<boolean>;
}

export interface BatchJobQueueProperties {
  readonly ComputeEnvironmentOrder?: Property<readonly Property<BatchJobQueueComputeEnvironmentOrder>[]>;
  readonly JobQueueName?: Property<string>;
  readonly JobQueueType?: Property<string>;
  readonly JobStateTimeLimitActions?: Property<readonly Property<BatchJobQueueJobStateTimeLimitAction>[]>;
  readonly Priority: Property<number>;
  readonly SchedulingPolicyArn?: Property<string>;
  readonly ServiceEnvironmentOrder?: Property<readonly Property<BatchJobQueueServiceEnvironmentOrder>[]>;
  readonly State?: Property<'DISABLED' | 'ENABLED'>;
  readonly Tags?: Readonly<Record<string, string>>;
}

export interface BatchJobQueueComputeEnvironmentOrder {
  readonly ComputeEnvironment: Property<string>;
  readonly Order: Property<number>;
}

export interface BatchJobQueueServiceEnvironmentOrder {
  readonly Order: Property<number>;
  readonly ServiceEnvironment: Property<string>;
}

export interface BatchJobQueueJobStateTimeLimitAction {
  readonly Action: Property<'CANCEL' | 'TERMINATE'>;
  readonly MaxTimeSeconds: Property<number>;
  readonly Reason: Property<string>;
  readonly State: Property<'RUNNABLE'>;
}
