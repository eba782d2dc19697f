// Written by scripts/generate-aws-types.mjs from the schemas that AWS publishes. Do not edit.
import type { Property } from '../intrinsics.ts';
import type { Json, Tag } from './common.ts';

export interface Ec2EipProperties {
  readonly Address?: Property<string>;
  readonly Domain?: Property<string>;
  readonly InstanceId?: Property<string>;
  readonly IpamPoolId?: Property<string>;
  readonly NetworkBorderGroup?: Property<string>;
  readonly PublicIpv4Pool?: Property<string>;
  readonly Tags?: Property<readonly Property<Tag>[]>;
  readonly TransferAddress?: Property<string>;
}

export interface Ec2InternetGatewayProperties {
  readonly Tags?: Property<readonly Property<Tag>[]>;
}

export interface Ec2LaunchTemplateProperties {
  readonly LaunchTemplateData: Property<Ec2LaunchTemplateLaunchTemplateData>;
  readonly LaunchTemplateName?: Property<string>;
  readonly TagSpecifications?: Property<readonly Property<Ec2LaunchTemplateLaunchTemplateTagSpecification>[]>;
  readonly VersionDescription?: Property<string>;
}

export interface Ec2LaunchTemplateLaunchTemplateData {
  readonly BlockDeviceMappings?: Property<readonly Property<Ec2LaunchTemplateBlockDeviceMapping>[]>;
  readonly CapacityReservationSpecification?: Property<Ec2LaunchTemplateCapacityReservationSpecification>;
  readonly CpuOptions?: Property<Ec2LaunchTemplateCpuOptions>;
  readonly CreditSpecification?: Property<Ec2LaunchTemplateCreditSpecification>;
  readonly DisableApiStop?: Property<boolean>;
  readonly DisableApiTermination?: Property<boolean>;
  readonly EbsOptimized?: Property<boolean>;
  readonly ElasticGpuSpecifications?: Property<readonly Property<Ec2LaunchTemplateElasticGpuSpecification>[]>;
  readonly ElasticInferenceAccelerators?: Property<readonly Property<Ec2LaunchTemplateLaunchTemplateElasticInferenceAccelerator>[]>;
  readonly EnclaveOptions?: Property<Ec2LaunchTemplateEnclaveOptions>;
  readonly HibernationOptions?: Property<Ec2LaunchTemplateHibernationOptions>;
  readonly IamInstanceProfile?: Property<Ec2LaunchTemplateIamInstanceProfile>;
  readonly ImageId?: Property<string>;
  readonly InstanceInitiatedShutdownBehavior?: Property<string>;
  readonly InstanceMarketOptions?: Property<Ec2LaunchTemplateInstanceMarketOptions>;
  readonly InstanceRequirements?: Property<Ec2LaunchTemplateInstanceRequirements>;
  readonly InstanceType?: Property<string>;
  readonly KernelId?: Property<string>;
  readonly KeyName?: Property<string>;
  readonly LicenseSpecifications?: Property<readonly Property<Ec2LaunchTemplateLicenseSpecification>[]>;
  readonly MaintenanceOptions?: Property<Ec2LaunchTemplateMaintenanceOptions>;
  readonly MetadataOptions?: Property<Ec2LaunchTemplateMetadataOptions>;
  readonly Monitoring?: Property<Ec2LaunchTemplateMonitoring>;
  readonly NetworkInterfaces?: Property<readonly Property<Ec2LaunchTemplateNetworkInterface>[]>;
  readonly NetworkPerformanceOptions?: Property<Ec2LaunchTemplateNetworkPerformanceOptions>;
  readonly Placement?: Property<Ec2LaunchTemplatePlacement>;
  readonly PrivateDnsNameOptions?: Property<Ec2LaunchTemplatePrivateDnsNameOptions>;
  readonly RamDiskId?: Property<string>;
  readonly SecurityGroupIds?: Property<readonly Property<string>[]>;
  readonly SecurityGroups?: Property<readonly Property<string>[]>;
  readonly TagSpecifications?: Property<readonly Property<Ec2LaunchTemplateTagSpecification>[]>;
  readonly UserData?: Property<string>;
}

export interface Ec2LaunchTemplateTagSpecification {
  readonly ResourceType?: Property<string>;
  readonly Tags?: Property<readonly Property<Tag>[]>;
}

export interface Ec2LaunchTemplateBlockDeviceMapping {
  readonly DeviceName?: Property<string>;
  readonly Ebs?: Property<Ec2LaunchTemplateEbs>;
  readonly NoDevice?: Property<string>;
  readonly VirtualName?: Property<string>;
}

export interface Ec2LaunchTemplateEbs {
  readonly DeleteOnTermination?: Property<boolean>;
  readonly EbsCardIndex?: Property<number>;
  readonly Encrypted?: Property<boolean>;
  readonly Iops?: Property<number>;
  readonly KmsKeyId?: Property<string>;
  readonly SnapshotId?: Property<string>;
  readonly Throughput?: Property<number>;
  readonly VolumeInitializationRate?: Property<number>;
  readonly VolumeSize?: Property<number>;
  readonly VolumeType?: Property<string>;
}

export interface Ec2LaunchTemplateMaintenanceOptions {
  readonly AutoRecovery?: Property<string>;
}

export interface Ec2LaunchTemplateIamInstanceProfile {
  readonly Arn?: Property<string>;
  readonly Name?: Property<string>;
}

export interface Ec2LaunchTemplateElasticGpuSpecification {
  readonly Type?: Property<string>;
}

export interface Ec2LaunchTemplateLaunchTemplateElasticInferenceAccelerator {
  readonly Count?: Property<number>;
  readonly Type?: Property<string>;
}

export interface Ec2LaunchTemplatePlacement {
  readonly Affinity?: Property<string>;
  readonly AvailabilityZone?: Property<string>;
  readonly GroupId?: Property<string>;
  readonly GroupName?: Property<string>;
  readonly HostId?: Property<string>;
  readonly HostResourceGroupArn?: Property<string>;
  readonly PartitionNumber?: Property<number>;
  readonly SpreadDomain?: Property<string>;
  readonly Tenancy?: Property<string>;
}

export interface Ec2LaunchTemplateNetworkInterface {
  readonly AssociateCarrierIpAddress?: Property<boolean>;
  readonly AssociatePublicIpAddress?: Property<boolean>;
  readonly ConnectionTrackingSpecification?: Property<Ec2LaunchTemplateConnectionTrackingSpecification>;
  readonly DeleteOnTermination?: Property<boolean>;
  readonly Description?: Property<string>;
  readonly DeviceIndex?: Property<number>;
  readonly EnaQueueCount?: Property<number>;
  readonly EnaSrdSpecification?: Property<Ec2LaunchTemplateEnaSrdSpecification>;
  readonly Groups?: Property<readonly Property<string>[]>;
  readonly InterfaceType?: Property<string>;
  readonly Ipv4PrefixCount?: Property<number>;
  readonly Ipv4Prefixes?: Property<readonly Property<Ec2LaunchTemplateIpv4PrefixSpecification>[]>;
  readonly Ipv6AddressCount?: Property<number>;
  readonly Ipv6Addresses?: Property<readonly Property<Ec2LaunchTemplateIpv6Add>[]>;
  readonly Ipv6PrefixCount?: Property<number>;
  readonly Ipv6Prefixes?: Property<readonly Property<Ec2LaunchTemplateIpv6PrefixSpecification>[]>;
  readonly NetworkCardIndex?: Property<number>;
  readonly NetworkInterfaceId?: Property<string>;
  readonly PrimaryIpv6?: Property<boolean>;
  readonly PrivateIpAddress?: Property<string>;
  readonly PrivateIpAddresses?: Property<readonly Property<Ec2LaunchTemplatePrivateIpAdd>[]>;
  readonly SecondaryPrivateIpAddressCount?: Property<number>;
  readonly SubnetId?: Property<string>;
}

export interface Ec2LaunchTemplatePrivateIpAdd {
  readonly Primary?: Property<boolean>;
  readonly PrivateIpAddress?: Property<string>;
}

export interface Ec2LaunchTemplateIpv4PrefixSpecification {
  readonly Ipv4Prefix?: Property<string>;
}

export interface Ec2LaunchTemplateIpv6PrefixSpecification {
  readonly Ipv6Prefix?: Property<string>;
}

export interface Ec2LaunchTemplateIpv6Add {
  readonly Ipv6Address?: Property<string>;
}

export interface Ec2LaunchTemplateEnaSrdSpecification {
  readonly EnaSrdEnabled?: Property<boolean>;
  readonly EnaSrdUdpSpecification?: Property<Ec2LaunchTemplateEnaSrdUdpSpecification>;
}

export interface Ec2LaunchTemplateEnaSrdUdpSpecification {
  readonly EnaSrdUdpEnabled?: Property<boolean>;
}

export interface Ec2LaunchTemplateConnectionTrackingSpecification {
  readonly TcpEstablishedTimeout?: Property<number>;
  readonly UdpStreamTimeout?: Property<number>;
  readonly UdpTimeout?: Property<number>;
}

export interface Ec2LaunchTemplateEnclaveOptions {
  readonly Enabled?: Property<boolean>;
}

export interface Ec2LaunchTemplateMonitoring {
  readonly Enabled?: Property<boolean>;
}

export interface Ec2LaunchTemplateHibernationOptions {
  readonly Configured?: Property<boolean>;
}

export interface Ec2LaunchTemplateMetadataOptions {
  readonly HttpEndpoint?: Property<string>;
  readonly HttpProtocolIpv6?: Property<string>;
  readonly HttpPutResponseHopLimit?: Property<number>;
  readonly HttpTokens?: Property<string>;
  readonly InstanceMetadataTags?: Property<string>;
}

export interface Ec2LaunchTemplateLicenseSpecification {
  readonly LicenseConfigurationArn?: Property<string>;
}

export interface Ec2LaunchTemplateCpuOptions {
  readonly AmdSevSnp?: Property<'disabled' | 'enabled'>;
  readonly CoreCount?: Property<number>;
  readonly NestedVirtualization?: Property<'disabled' | 'enabled'>;
  readonly ThreadsPerCore?: Property<number>;
}

export interface Ec2LaunchTemplatePrivateDnsNameOptions {
  readonly EnableResourceNameDnsAAAARecord?: Property<boolean>;
  readonly EnableResourceNameDnsARecord?: Property<boolean>;
  readonly HostnameType?: Property<string>;
}

export interface Ec2LaunchTemplateInstanceMarketOptions {
  readonly MarketType?: Property<string>;
  readonly SpotOptions?: Property<Ec2LaunchTemplateSpotOptions>;
}

export interface Ec2LaunchTemplateSpotOptions {
  readonly BlockDurationMinutes?: Property<number>;
  readonly InstanceInterruptionBehavior?: Property<string>;
  readonly MaxPrice?: Property<string>;
  readonly SpotInstanceType?: Property<string>;
  readonly ValidUntil?: Property<string>;
}

export interface Ec2LaunchTemplateInstanceRequirements {
  readonly AcceleratorCount?: Property<Ec2LaunchTemplateAcceleratorCount>;
  readonly AcceleratorManufacturers?: Property<readonly Property<string>[]>;
  readonly AcceleratorNames?: Property<readonly Property<string>[]>;
  readonly AcceleratorTotalMemoryMiB?: Property<Ec2LaunchTemplateAcceleratorTotalMemoryMiB>;
  readonly AcceleratorTypes?: Property<readonly Property<string>[]>;
  readonly AllowedInstanceTypes?: Property<readonly Property<string>[]>;
  readonly BareMetal?: Property<string>;
  readonly BaselineEbsBandwidthMbps?: Property<Ec2LaunchTemplateBaselineEbsBandwidthMbps>;
  readonly BaselinePerformanceFactors?: Property<Ec2LaunchTemplateBaselinePerformanceFactors>;
  readonly BurstablePerformance?: Property<string>;
  readonly CpuManufacturers?: Property<readonly Property<string>[]>;
  readonly ExcludedInstanceTypes?: Property<readonly Property<string>[]>;
  readonly InstanceGenerations?: Property<readonly Property<string>[]>;
  readonly LocalStorage?: Property<string>;
  readonly LocalStorageTypes?: Property<readonly Property<string>[]>;
  readonly MaxSpotPriceAsPercentageOfOptimalOnDemandPrice?: Property<number>;
  readonly MemoryGiBPerVCpu?: Property<Ec2LaunchTemplateMemoryGiBPerVCpu>;
  readonly MemoryMiB?: Property<Ec2LaunchTemplateMemoryMiB>;
  readonly NetworkBandwidthGbps?: Property<Ec2LaunchTemplateNetworkBandwidthGbps>;
  readonly NetworkInterfaceCount?: Property<Ec2LaunchTemplateNetworkInterfaceCount>;
  readonly OnDemandMaxPricePercentageOverLowestPrice?: Property<number>;
  readonly RequireHibernateSupport?: Property<boolean>;
  readonly SpotMaxPricePercentageOverLowestPrice?: Property<number>;
  readonly TotalLocalStorageGB?: Property<Ec2LaunchTemplateTotalLocalStorageGb>;
  readonly VCpuCount?: Property<Ec2LaunchTemplateVCpuCount>;
}

export interface Ec2LaunchTemplateNetworkInterfaceCount {
  readonly Max?: Property<number>;
  readonly Min?: Property<number>;
}

export interface Ec2LaunchTemplateMemoryGiBPerVCpu {
  readonly Max?: Property<number>;
  readonly Min?: Property<number>;
}

export interface Ec2LaunchTemplateVCpuCount {
  readonly Max?: Property<number>;
  readonly Min?: Property<number>;
}

export interface Ec2LaunchTemplateAcceleratorCount {
  readonly Max?: Property<number>;
  readonly Min?: Property<number>;
}

export interface Ec2LaunchTemplateNetworkBandwidthGbps {
  readonly Max?: Property<number>;
  readonly Min?: Property<number>;
}

export interface Ec2LaunchTemplateBaselineEbsBandwidthMbps {
  readonly Max?: Property<number>;
  readonly Min?: Property<number>;
}

export interface Ec2LaunchTemplateAcceleratorTotalMemoryMiB {
  readonly Max?: Property<number>;
  readonly Min?: Property<number>;
}

export interface Ec2LaunchTemplateMemoryMiB {
  readonly Max?: Property<number>;
  readonly Min?: Property<number>;
}

export interface Ec2LaunchTemplateTotalLocalStorageGb {
  readonly Max?: Property<number>;
  readonly Min?: Property<number>;
}

export interface Ec2LaunchTemplateBaselinePerformanceFactors {
  readonly Cpu?: Property<Ec2LaunchTemplateCpu>;
}

export interface Ec2LaunchTemplateCpu {
  readonly References?: Property<readonly Property<Ec2LaunchTemplateReference>[]>;
}

export interface Ec2LaunchTemplateReference {
  readonly InstanceFamily?: Property<string>;
}

export interface Ec2LaunchTemplateCapacityReservationSpecification {
  readonly CapacityReservationPreference?: Property<string>;
  readonly CapacityReservationTarget?: Property<Ec2LaunchTemplateCapacityReservationTarget>;
}

export interface Ec2LaunchTemplateCapacityReservationTarget {
  readonly CapacityReservationId?: Property<string>;
  readonly CapacityReservationResourceGroupArn?: Property<string>;
}

export interface Ec2LaunchTemplateCreditSpecification {
  readonly CpuCredits?: Property<string>;
}

export interface Ec2LaunchTemplateNetworkPerformanceOptions {
  readonly BandwidthWeighting?: Property<string>;
}

export interface Ec2LaunchTemplateLaunchTemplateTagSpecification {
  readonly ResourceType?: Property<string>;
  readonly Tags?: Property<readonly Property<Tag>[]>;
}

export interface Ec2NatGatewayProperties {
  readonly AllocationId?: Property<string>;
  readonly AvailabilityMode?: Property<string>;
  readonly AvailabilityZoneAddresses?: Property<readonly Property<Ec2NatGatewayAvailabilityZoneAddress>[]>;
  readonly ConnectivityType?: Property<string>;
  readonly MaxDrainDurationSeconds?: Property<number>;
  readonly PrivateIpAddress?: Property<string>;
  readonly SecondaryAllocationIds?: Property<readonly Property<string>[]>;
  readonly SecondaryPrivateIpAddressCount?: Property<number>;
  readonly SecondaryPrivateIpAddresses?: Property<readonly Property<string>[]>;
  readonly SubnetId?: Property<string>;
  readonly Tags?: Property<readonly Property<Tag>[]>;
  readonly VpcId?: Property<string>;
}

export interface Ec2NatGatewayAvailabilityZoneAddress {
  readonly AllocationIds: Property<readonly Property<string>[]>;
  readonly AvailabilityZone?: Property<string>;
  readonly AvailabilityZoneId?: Property<string>;
}

export interface Ec2RouteProperties {
  readonly CarrierGatewayId?: Property<string>;
  readonly CoreNetworkArn?: Property<string>;
  readonly DestinationCidrBlock?: Property<string>;
  readonly DestinationIpv6CidrBlock?: Property<string>;
  readonly DestinationPrefixListId?: Property<string>;
  readonly EgressOnlyInternetGatewayId?: Property<string>;
  readonly GatewayId?: Property<string>;
  readonly InstanceId?: Property<string>;
  readonly LocalGatewayId?: Property<string>;
  readonly NatGatewayId?: Property<string>;
  readonly NetworkInterfaceId?: Property<string>;
  readonly OdbNetworkArn?: Property<string>;
  readonly RouteTableId: Property<string>;
  readonly TransitGatewayId?: Property<string>;
  readonly VpcEndpointId?: Property<string>;
  readonly VpcPeeringConnectionId?: Property<string>;
}

export interface Ec2RouteTableProperties {
  readonly Tags?: Property<readonly Property<Tag>[]>;
  readonly VpcId: Property<string>;
}

export interface Ec2SecurityGroupProperties {
  readonly GroupDescription: Property<string>;
  readonly GroupName?: Property<string>;
  readonly SecurityGroupEgress?: Property<readonly Property<Ec2SecurityGroupEgress>[]>;
  readonly SecurityGroupIngress?: Property<readonly Property<Ec2SecurityGroupIngress>[]>;
  readonly Tags?: Property<readonly Property<Tag>[]>;
  readonly VpcId?: Property<string>;
}

export interface Ec2SecurityGroupEgress {
  readonly CidrIp?: Property<string>;
  readonly CidrIpv6?: Property<string>;
  readonly Description?: Property<string>;
  readonly DestinationPrefixListId?: Property<string>;
  readonly DestinationSecurityGroupId?: Property<string>;
  readonly FromPort?: Property<number>;
  readonly IpProtocol: Property<string>;
  readonly ToPort?: Property<number>;
}

export interface Ec2SecurityGroupIngress {
  readonly CidrIp?: Property<string>;
  readonly CidrIpv6?: Property<string>;
  readonly Description?: Property<string>;
  readonly FromPort?: Property<number>;
  readonly IpProtocol: Property<string>;
  readonly SourcePrefixListId?: Property<string>;
  readonly SourceSecurityGroupId?: Property<string>;
  readonly SourceSecurityGroupName?: Property<string>;
  readonly SourceSecurityGroupOwnerId?: Property<string>;
  readonly ToPort?: Property<number>;
}

export interface Ec2SecurityGroupEgressProperties {
  readonly CidrIp?: Property<string>;
  readonly CidrIpv6?: Property<string>;
  readonly Description?: Property<string>;
  readonly DestinationPrefixListId?: Property<string>;
  readonly DestinationSecurityGroupId?: Property<string>;
  readonly FromPort?: Property<number>;
  readonly GroupId: Property<string>;
  readonly IpProtocol: Property<string>;
  readonly ToPort?: Property<number>;
}

export interface Ec2SecurityGroupIngressProperties {
  readonly CidrIp?: Property<string>;
  readonly CidrIpv6?: Property<string>;
  readonly Description?: Property<string>;
  readonly FromPort?: Property<number>;
  readonly GroupId?: Property<string>;
  readonly GroupName?: Property<string>;
  readonly IpProtocol: Property<string>;
  readonly SourcePrefixListId?: Property<string>;
  readonly SourceSecurityGroupId?: Property<string>;
  readonly SourceSecurityGroupName?: Property<string>;
  readonly SourceSecurityGroupOwnerId?: Property<string>;
  readonly ToPort?: Property<number>;
}

export interface Ec2SubnetProperties {
  readonly AssignIpv6AddressOnCreation?: Property<boolean>;
  readonly AvailabilityZone?: Property<string>;
  readonly AvailabilityZoneId?: Property<string>;
  readonly CidrBlock?: Property<string>;
  readonly EnableDns64?: Property<boolean>;
  readonly EnableLniAtDeviceIndex?: Property<number>;
  readonly Ipv4IpamPoolId?: Property<string>;
  readonly Ipv4NetmaskLength?: Property<number>;
  readonly Ipv6CidrBlock?: Property<string>;
  readonly Ipv6IpamPoolId?: Property<string>;
  readonly Ipv6Native?: Property<boolean>;
  readonly Ipv6NetmaskLength?: Property<number>;
  readonly MapPublicIpOnLaunch?: Property<boolean>;
  readonly OutpostArn?: Property<string>;
  readonly PrivateDnsNameOptionsOnLaunch?: Property<Ec2SubnetPrivateDnsNameOptionsOnLaunch>;
  readonly Tags?: Property<readonly Property<Tag>[]>;
  readonly VpcId: Property<string>;
}

export interface Ec2SubnetPrivateDnsNameOptionsOnLaunch {
  readonly EnableResourceNameDnsAAAARecord?: Property<boolean>;
  readonly EnableResourceNameDnsARecord?: Property<boolean>;
  readonly HostnameType?: Property<string>;
}

export interface Ec2SubnetRouteTableAssociationProperties {
  readonly RouteTableId: Property<string>;
  readonly SubnetId: Property<string>;
}

export interface Ec2VpcProperties {
  readonly CidrBlock?: Property<string>;
  readonly EnableDnsHostnames?: Property<boolean>;
  readonly EnableDnsSupport?: Property<boolean>;
  readonly InstanceTenancy?: Property<string>;
  readonly Ipv4IpamPoolId?: Property<string>;
  readonly Ipv4NetmaskLength?: Property<number>;
  readonly Tags?: Property<readonly Property<Tag>[]>;
  readonly VpcEncryptionControl?: Property<Ec2VpcVpcEncryptionControl>;
}

export interface Ec2VpcVpcEncryptionControl {
  readonly EgressOnlyInternetGatewayExclusion?: Property<'disable' | 'enable'>;
  readonly ElasticFileSystemExclusion?: Property<'disable' | 'enable'>;
  readonly InternetGatewayExclusion?: Property<'disable' | 'enable'>;
  readonly LambdaExclusion?: Property<'disable' | 'enable'>;
  readonly Mode?: Property<'enforce' | 'monitor'>;
  readonly NatGatewayExclusion?: Property<'disable' | 'enable'>;
  readonly ResourceExclusions?: Property<Ec2VpcVpcEncryptionControlExclusions>;
  readonly State?: Property<string>;
  readonly StateMessage?: Property<string>;
  readonly VirtualPrivateGatewayExclusion?: Property<'disable' | 'enable'>;
  readonly VpcEncryptionControlId?: Property<string>;
  readonly VpcId?: Property<string>;
  readonly VpcLatticeExclusion?: Property<'disable' | 'enable'>;
  readonly VpcPeeringExclusion?: Property<'disable' | 'enable'>;
}

export interface Ec2VpcVpcEncryptionControlExclusions {
  readonly EgressOnlyInternetGateway?: Property<Ec2VpcVpcEncryptionControlExclusion>;
  readonly ElasticFileSystem?: Property<Ec2VpcVpcEncryptionControlExclusion>;
  readonly InternetGateway?: Property<Ec2VpcVpcEncryptionControlExclusion>;
  readonly Lambda?: Property<Ec2VpcVpcEncryptionControlExclusion>;
  readonly NatGateway?: Property<Ec2VpcVpcEncryptionControlExclusion>;
  readonly VirtualPrivateGateway?: Property<Ec2VpcVpcEncryptionControlExclusion>;
  readonly VpcLattice?: Property<Ec2VpcVpcEncryptionControlExclusion>;
  readonly VpcPeering?: Property<Ec2VpcVpcEncryptionControlExclusion>;
}

export interface Ec2VpcVpcEncryptionControlExclusion {
  readonly State?: Property<string>;
  readonly StateMessage?: Property<string>;
}

export interface Ec2VpcEndpointProperties {
  readonly DnsOptions?: Property<Ec2VpcEndpointDnsOptionsSpecification>;
  readonly IpAddressType?: Property<'dualstack' | 'ipv4' | 'ipv6' | 'not-specified'>;
  readonly PolicyDocument?: Property<Json | string>;
  readonly PrivateDnsEnabled?: Property<boolean>;
  readonly ResourceConfigurationArn?: Property<string>;
  readonly RouteTableIds?: Property<readonly Property<string>[]>;
  readonly SecurityGroupIds?: Property<readonly Property<string>[]>;
  readonly ServiceName?: Property<string>;
  readonly ServiceNetworkArn?: Property<string>;
  readonly ServiceRegion?: Property<string>;
  readonly SubnetIds?: Property<readonly Property<string>[]>;
  readonly Tags?: Property<readonly Property<Tag>[]>;
  readonly VpcEndpointType?: Property<'Gateway' | 'GatewayLoadBalancer' | 'Interface' | 'Resource' | 'ServiceNetwork' | 'Tunnel'>;
  readonly VpcId: Property<string>;
}

export interface Ec2VpcEndpointDnsOptionsSpecification {
  readonly DnsRecordIpType?: Property<'dualstack' | 'ipv4' | 'ipv6' | 'not-specified' | 'service-defined'>;
  readonly PrivateDnsOnlyForInboundResolverEndpoint?: Property<'AllResolvers' | 'NotSpecified' | 'OnlyInboundResolver'>;
  readonly PrivateDnsPreference?: Property<'ALL_DOMAINS' | 'SPECIFIED_DOMAINS_ONLY' | 'VERIFIED_DOMAINS_AND_SPECIFIED_DOMAINS' | 'VERIFIED_DOMAINS_ONLY'>;
  readonly PrivateDnsSpecifiedDomains?: Property<readonly Property<string>[]>;
}

export interface Ec2VpcGatewayAttachmentProperties {
  readonly InternetGatewayId?: Property<string>;
  readonly VpcId: Property<string>;
  readonly VpnGatewayId?: Property<string>;
}
