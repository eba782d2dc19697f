// Written by scripts/generate-aws-types.mjs from the schemas that AWS publishes. Do not edit.
import type { Property } from '../intrinsics.ts';
import type { Tag } from './common.ts';

export interface CloudFrontDistributionProperties {
  readonly DistributionConfig: Property<CloudFrontDistributionDistributionConfig>;
  readonly Tags?: Property<readonly Property<Tag>[]>;
}

export interface CloudFrontDistributionDistributionConfig {
  readonly Aliases?: Property<readonly Property<string>[]>;
  readonly AnycastIpListId?: Property<string>;
  readonly CNAMEs?: Property<readonly Property<string>[]>;
  readonly CacheBehaviors?: Property<readonly Property<CloudFrontDistributionCacheBehavior>[]>;
  readonly CacheTagConfig?: Property<CloudFrontDistributionCacheTagConfig>;
  readonly Comment?: Property<string>;
  readonly ConnectionFunctionAssociation?: Property<CloudFrontDistributionConnectionFunctionAssociation>;
  readonly ConnectionMode?: Property<'direct' | 'tenant-only'>;
  readonly ContinuousDeploymentPolicyId?: Property<string>;
  readonly CustomErrorResponses?: Property<readonly Property<CloudFrontDistributionCustomErrorResponse>[]>;
  readonly CustomOrigin?: Property<CloudFrontDistributionLegacyCustomOrigin>;
  readonly DefaultCacheBehavior: Property<CloudFrontDistributionDefaultCacheBehavior>;
  readonly DefaultRootObject?: Property<string>;
  readonly Enabled: Property<boolean>;
  readonly HttpVersion?: Property<string>;
  readonly IPV6Enabled?: Property<boolean>;
  readonly Logging?: Property<CloudFrontDistributionLogging>;
  readonly OriginGroups?: Property<CloudFrontDistributionOriginGroups>;
  readonly Origins?: Property<readonly Property<CloudFrontDistributionOrigin>[]>;
  readonly PriceClass?: Property<string>;
  readonly Restrictions?: Property<CloudFrontDistributionRestrictions>;
  readonly S3Origin?: Property<CloudFrontDistributionLegacyS3Origin>;
  readonly Staging?: Property<boolean>;
  readonly TenantConfig?: Property<CloudFrontDistributionTenantConfig>;
  readonly ViewerCertificate?: Property<CloudFrontDistributionViewerCertificate>;
  readonly ViewerMtlsConfig?: Property<CloudFrontDistributionViewerMtlsConfig>;
  readonly WebACLId?: Property<string>;
}

export interface CloudFrontDistributionLogging {
  readonly Bucket?: Property<string>;
  readonly IncludeCookies?: Property<boolean>;
  readonly Prefix?: Property<string>;
}

export interface CloudFrontDistributionOrigin {
  readonly ConnectionAttempts?: Property<number>;
  readonly ConnectionTimeout?: Property<number>;
  readonly CustomOriginConfig?: Property<CloudFrontDistributionCustomOriginConfig>;
  readonly DomainName: Property<string>;
  readonly Id: Property<string>;
  readonly OriginAccessControlId?: Property<string>;
  readonly OriginCustomHeaders?: Property<readonly Property<CloudFrontDistributionOriginCustomHeader>[]>;
  readonly OriginPath?: Property<string>;
  readonly OriginShield?: Property<CloudFrontDistributionOriginShield>;
  readonly ResponseCompletionTimeout?: Property<number>;
  readonly S3OriginConfig?: Property<CloudFrontDistributionS3OriginConfig>;
  readonly VpcOriginConfig?: Property<CloudFrontDistributionVpcOriginConfig>;
}

export interface CloudFrontDistributionOriginCustomHeader {
  readonly HeaderName: Property<string>;
  readonly HeaderValue: Property<string>;
}

export interface CloudFrontDistributionOriginShield {
  readonly Enabled?: Property<boolean>;
  readonly OriginShieldRegion?: Property<string>;
}

export interface CloudFrontDistributionS3OriginConfig {
  readonly OriginAccessIdentity?: Property<string>;
  readonly OriginReadTimeout?: Property<number>;
}

export interface CloudFrontDistributionCustomOriginConfig {
  readonly HTTPPort?: Property<number>;
  readonly HTTPSPort?: Property<number>;
  readonly IpAddressType?: Property<'dualstack' | 'ipv4' | 'ipv6'>;
  readonly OriginKeepaliveTimeout?: Property<number>;
  readonly OriginMtlsConfig?: Property<CloudFrontDistributionOriginMtlsConfig>;
  readonly OriginProtocolPolicy: Property<string>;
  readonly OriginReadTimeout?: Property<number>;
  readonly OriginSSLProtocols?: Property<readonly Property<string>[]>;
}

export interface CloudFrontDistributionOriginMtlsConfig {
  readonly ClientCertificateArn: Property<string>;
}

export interface CloudFrontDistributionVpcOriginConfig {
  readonly OriginKeepaliveTimeout?: Property<number>;
  readonly OriginReadTimeout?: Property<number>;
  readonly OwnerAccountId?: Property<string>;
  readonly VpcOriginId: Property<string>;
}

export interface CloudFrontDistributionViewerCertificate {
  readonly AcmCertificateArn?: Property<string>;
  readonly CloudFrontDefaultCertificate?: Property<boolean>;
  readonly IamCertificateId?: Property<string>;
  readonly MinimumProtocolVersion?: Property<string>;
  readonly SslSupportMethod?: Property<string>;
}

export interface CloudFrontDistributionLegacyCustomOrigin {
  readonly DNSName: Property<string>;
  readonly HTTPPort?: Property<number>;
  readonly HTTPSPort?: Property<number>;
  readonly OriginProtocolPolicy: Property<string>;
  readonly OriginSSLProtocols: Property<readonly Property<string>[]>;
}

export interface CloudFrontDistributionLegacyS3Origin {
  readonly DNSName: Property<string>;
  readonly OriginAccessIdentity?: Property<string>;
}

export interface CloudFrontDistributionDefaultCacheBehavior {
  readonly AllowedMethods?: Property<readonly Property<string>[]>;
  readonly CachePolicyId?: Property<string>;
  readonly CachedMethods?: Property<readonly Property<string>[]>;
  readonly Compress?: Property<boolean>;
  readonly DefaultTTL?: Property<number>;
  readonly FieldLevelEncryptionId?: Property<string>;
  readonly ForwardedValues?: Property<CloudFrontDistributionForwardedValues>;
  readonly FunctionAssociations?: Property<readonly Property<CloudFrontDistributionFunctionAssociation>[]>;
  readonly GrpcConfig?: Property<CloudFrontDistributionGrpcConfig>;
  readonly LambdaFunctionAssociations?: Property<readonly Property<CloudFrontDistributionLambdaFunctionAssociation>[]>;
  readonly MaxTTL?: Property<number>;
  readonly MinTTL?: Property<number>;
  readonly OriginRequestPolicyId?: Property<string>;
  readonly RealtimeLogConfigArn?: Property<string>;
  readonly ResponseHeadersPolicyId?: Property<string>;
  readonly SmoothStreaming?: Property<boolean>;
  readonly TargetOriginId: Property<string>;
  readonly TrustedKeyGroups?: Property<readonly Property<string>[]>;
  readonly TrustedSigners?: Property<readonly Property<string>[]>;
  readonly ViewerProtocolPolicy: Property<string>;
}

export interface CloudFrontDistributionFunctionAssociation {
  readonly EventType?: Property<string>;
  readonly FunctionARN?: Property<string>;
}

export interface CloudFrontDistributionLambdaFunctionAssociation {
  readonly EventType?: Property<string>;
  readonly IncludeBody?: Property<boolean>;
  readonly LambdaFunctionARN?: Property<string>;
}

export interface CloudFrontDistributionForwardedValues {
  readonly Cookies?: Property<CloudFrontDistributionCookies>;
  readonly Headers?: Property<readonly Property<string>[]>;
  readonly QueryString: Property<boolean>;
  readonly QueryStringCacheKeys?: Property<readonly Property<string>[]>;
}

export interface CloudFrontDistributionCookies {
  readonly Forward: Property<string>;
  readonly WhitelistedNames?: Property<readonly Property<string>[]>;
}

export interface CloudFrontDistributionGrpcConfig {
  readonly Enabled: Property<boolean>;
}

export interface CloudFrontDistributionCustomErrorResponse {
  readonly ErrorCachingMinTTL?: Property<number>;
  readonly ErrorCode: Property<number>;
  readonly ResponseCode?: Property<number>;
  readonly ResponsePagePath?: Property<string>;
}

export interface CloudFrontDistributionOriginGroups {
  readonly Items?: Property<readonly Property<CloudFrontDistributionOriginGroup>[]>;
  readonly Quantity: Property<number>;
}

export interface CloudFrontDistributionOriginGroup {
  readonly FailoverCriteria: Property<CloudFrontDistributionOriginGroupFailoverCriteria>;
  readonly Id: Property<string>;
  readonly Members: Property<CloudFrontDistributionOriginGroupMembers>;
  readonly SelectionCriteria?: Property<'default' | 'media-quality-based'>;
}

export interface CloudFrontDistributionOriginGroupFailoverCriteria {
  readonly StatusCodes: Property<CloudFrontDistributionStatusCodes>;
}

export interface CloudFrontDistributionStatusCodes {
  readonly Items: Property<readonly Property<number>[]>;
  readonly Quantity: Property<number>;
}

export interface CloudFrontDistributionOriginGroupMembers {
  readonly Items: Property<readonly Property<CloudFrontDistributionOriginGroupMember>[]>;
  readonly Quantity: Property<number>;
}

export interface CloudFrontDistributionOriginGroupMember {
  readonly OriginId: Property<string>;
}

export interface CloudFrontDistributionRestrictions {
  readonly GeoRestriction: Property<CloudFrontDistributionGeoRestriction>;
}

export interface CloudFrontDistributionGeoRestriction {
  readonly Locations?: Property<readonly Property<string>[]>;
  readonly RestrictionType: Property<string>;
}

export interface CloudFrontDistributionCacheBehavior {
  readonly AllowedMethods?: Property<readonly Property<string>[]>;
  readonly CachePolicyId?: Property<string>;
  readonly CachedMethods?: Property<readonly Property<string>[]>;
  readonly Compress?: Property<boolean>;
  readonly DefaultTTL?: Property<number>;
  readonly FieldLevelEncryptionId?: Property<string>;
  readonly ForwardedValues?: Property<CloudFrontDistributionForwardedValues>;
  readonly FunctionAssociations?: Property<readonly Property<CloudFrontDistributionFunctionAssociation>[]>;
  readonly GrpcConfig?: Property<CloudFrontDistributionGrpcConfig>;
  readonly LambdaFunctionAssociations?: Property<readonly Property<CloudFrontDistributionLambdaFunctionAssociation>[]>;
  readonly MaxTTL?: Property<number>;
  readonly MinTTL?: Property<number>;
  readonly OriginRequestPolicyId?: Property<string>;
  readonly PathPattern: Property<string>;
  readonly RealtimeLogConfigArn?: Property<string>;
  readonly ResponseHeadersPolicyId?: Property<string>;
  readonly SmoothStreaming?: Property<boolean>;
  readonly TargetOriginId: Property<string>;
  readonly TrustedKeyGroups?: Property<readonly Property<string>[]>;
  readonly TrustedSigners?: Property<readonly Property<string>[]>;
  readonly ViewerProtocolPolicy: Property<string>;
}

export interface CloudFrontDistributionConnectionFunctionAssociation {
  readonly Id: Property<string>;
}

export interface CloudFrontDistributionTenantConfig {
  readonly ParameterDefinitions?: Property<readonly Property<CloudFrontDistributionParameterDefinition>[]>;
}

export interface CloudFrontDistributionParameterDefinition {
  readonly Definition: Property<CloudFrontDistributionDefinition>;
  readonly Name: Property<string>;
}

export interface CloudFrontDistributionDefinition {
  readonly StringSchema?: Property<CloudFrontDistributionStringSchema>;
}

export interface CloudFrontDistributionStringSchema {
  readonly Comment?: Property<string>;
  readonly DefaultValue?: Property<string>;
  readonly Required: Property<boolean>;
}

export interface CloudFrontDistributionCacheTagConfig {
  readonly HeaderName: Property<string>;
}

export interface CloudFrontDistributionViewerMtlsConfig {
  readonly Mode?: Property<'optional' | 'passthrough' | 'required'>;
  readonly TrustStoreConfig?: Property<CloudFrontDistributionTrustStoreConfig>;
}

export interface CloudFrontDistributionTrustStoreConfig {
  readonly AdvertiseTrustStoreCaNames?: Property<boolean>;
  readonly IgnoreCertificateExpiry?: Property<boolean>;
  readonly TrustStoreId: Property<string>;
}

export interface CloudFrontFunctionProperties {
  readonly AutoPublish?: Property<boolean>;
  readonly FunctionCode: Property<string>;
  readonly FunctionConfig: Property<CloudFrontFunctionFunctionConfig>;
  readonly FunctionMetadata?: Property<CloudFrontFunctionFunctionMetadata>;
  readonly Name: Property<string>;
  readonly Tags?: Property<readonly Property<Tag>[]>;
}

export interface CloudFrontFunctionFunctionConfig {
  readonly Comment: Property<string>;
  readonly KeyValueStoreAssociations?: Property<readonly Property<CloudFrontFunctionKeyValueStoreAssociation>[]>;
  readonly Runtime: Property<string>;
}

export interface CloudFrontFunctionKeyValueStoreAssociation {
  readonly KeyValueStoreARN: Property<string>;
}

export interface CloudFrontFunctionFunctionMetadata {
  readonly FunctionARN?: Property<string>;
}

export interface CloudFrontOriginAccessControlProperties {
  readonly OriginAccessControlConfig: Property<CloudFrontOriginAccessControlOriginAccessControlConfig>;
}

export interface CloudFrontOriginAccessControlOriginAccessControlConfig {
  readonly Description?: Property<string>;
  readonly Name: Property<string>;
  readonly OriginAccessControlOriginType: Property<string>;
  readonly SigningBehavior: Property<string>;
  readonly SigningProtocol: Property<string>;
}
