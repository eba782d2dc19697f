// Written by scripts/generate-aws-types.mjs from the schemas that AWS publishes. Do not edit.
import type { Property } from '../intrinsics.ts';
import type { Tag } from './common.ts';

export interface ElasticLoadBalancingV2ListenerProperties {
  readonly AlpnPolicy?: Property<readonly Property<string>[]>;
  readonly Certificates?: Property<readonly Property<ElasticLoadBalancingV2ListenerCertificate>[]>;
  readonly DefaultActions: Property<readonly Property<ElasticLoadBalancingV2ListenerAction>[]>;
  readonly ListenerAttributes?: Property<readonly Property<ElasticLoadBalancingV2ListenerListenerAttribute>[]>;
  readonly LoadBalancerArn: Property<string>;
  readonly MutualAuthentication?: Property<ElasticLoadBalancingV2ListenerMutualAuthentication>;
  readonly Port?: Property<number>;
  readonly Protocol?: Property<string>;
  readonly SslPolicy?: Property<string>;
  readonly Tags?: Property<readonly Property<Tag>[]>;
}

export interface ElasticLoadBalancingV2ListenerAction {
  readonly AuthenticateCognitoConfig?: Property<ElasticLoadBalancingV2ListenerAuthenticateCognitoConfig>;
  readonly AuthenticateOidcConfig?: Property<ElasticLoadBalancingV2ListenerAuthenticateOidcConfig>;
  readonly FixedResponseConfig?: Property<ElasticLoadBalancingV2ListenerFixedResponseConfig>;
  readonly ForwardConfig?: Property<ElasticLoadBalancingV2ListenerForwardConfig>;
  readonly JwtValidationConfig?: Property<ElasticLoadBalancingV2ListenerJwtValidationConfig>;
  readonly Order?: Property<number>;
  readonly RedirectConfig?: Property<ElasticLoadBalancingV2ListenerRedirectConfig>;
  readonly TargetGroupArn?: Property<string>;
  readonly Type: Property<string>;
}

export interface ElasticLoadBalancingV2ListenerFixedResponseConfig {
  readonly ContentType?: Property<string>;
  readonly MessageBody?: Property<string>;
  readonly StatusCode: Property<string>;
}

export interface ElasticLoadBalancingV2ListenerAuthenticateCognitoConfig {
  readonly AuthenticationRequestExtraParams?: Property<Readonly<Record<string, Property<string>>>>;
  readonly OnUnauthenticatedRequest?: Property<string>;
  readonly Scope?: Property<string>;
  readonly SessionCookieName?: Property<string>;
  readonly SessionTimeout?: Property<string>;
  readonly UserPoolArn: Property<string>;
  readonly UserPoolClientId: Property<string>;
  readonly UserPoolDomain: Property<string>;
}

export interface ElasticLoadBalancingV2ListenerRedirectConfig {
  readonly Host?: Property<string>;
  readonly Path?: Property<string>;
  readonly Port?: Property<string>;
  readonly Protocol?: Property<string>;
  readonly Query?: Property<string>;
  readonly StatusCode: Property<string>;
}

export interface ElasticLoadBalancingV2ListenerForwardConfig {
  readonly TargetGroupStickinessConfig?: Property<ElasticLoadBalancingV2ListenerTargetGroupStickinessConfig>;
  readonly TargetGroups?: Property<readonly Property<ElasticLoadBalancingV2ListenerTargetGroupTuple>[]>;
}

export interface ElasticLoadBalancingV2ListenerTargetGroupStickinessConfig {
  readonly DurationSeconds?: Property<number>;
  readonly Enabled?: Property<boolean>;
}

export interface ElasticLoadBalancingV2ListenerTargetGroupTuple {
  readonly TargetGroupArn?: Property<string>;
  readonly Weight?: Property<number>;
}

export interface ElasticLoadBalancingV2ListenerAuthenticateOidcConfig {
  readonly AuthenticationRequestExtraParams?: Property<Readonly<Record<string, Property<string>>>>;
  readonly AuthorizationEndpoint: Property<string>;
  readonly ClientId: Property<string>;
  readonly ClientSecret?: Property<string>;
  readonly Issuer: Property<string>;
  readonly OnUnauthenticatedRequest?: Property<string>;
  readonly Scope?: Property<string>;
  readonly SessionCookieName?: Property<string>;
  readonly SessionTimeout?: Property<string>;
  readonly TokenEndpoint: Property<string>;
  readonly UseExistingClientSecret?: Property<boolean>;
  readonly UserInfoEndpoint: Property<string>;
}

export interface ElasticLoadBalancingV2ListenerJwtValidationConfig {
  readonly AdditionalClaims?: Property<readonly Property<ElasticLoadBalancingV2ListenerJwtValidationActionAdditionalClaim>[]>;
  readonly Issuer: Property<string>;
  readonly JwksEndpoint: Property<string>;
}

export interface ElasticLoadBalancingV2ListenerJwtValidationActionAdditionalClaim {
  readonly Format: Property<string>;
  readonly Name: Property<string>;
  readonly Values: Property<readonly Property<string>[]>;
}

export interface ElasticLoadBalancingV2ListenerCertificate {
  readonly CertificateArn?: Property<string>;
}

export interface ElasticLoadBalancingV2ListenerMutualAuthentication {
  readonly AdvertiseTrustStoreCaNames?: Property<string>;
  readonly IgnoreClientCertificateExpiry?: Property<boolean>;
  readonly Mode?: Property<string>;
  readonly TrustStoreArn?: Property<string>;
}

export interface ElasticLoadBalancingV2ListenerListenerAttribute {
  readonly Key?: Property<string>;
  readonly Value?: Property<string>;
}

export interface ElasticLoadBalancingV2ListenerCertificateProperties {
  readonly Certificates: Property<readonly Property<ElasticLoadBalancingV2ListenerCertificateCertificate>[]>;
  readonly ListenerArn: Property<string>;
}

export interface ElasticLoadBalancingV2ListenerCertificateCertificate {
  readonly CertificateArn?: Property<string>;
}

export interface ElasticLoadBalancingV2ListenerRuleProperties {
  readonly Actions: Property<readonly Property<ElasticLoadBalancingV2ListenerRuleAction>[]>;
  readonly Conditions: Property<readonly Property<ElasticLoadBalancingV2ListenerRuleRuleCondition>[]>;
  readonly ListenerArn?: Property<string>;
  readonly Priority: Property<number>;
  readonly Tags?: Property<readonly Property<Tag>[]>;
  readonly Transforms?: Property<readonly Property<ElasticLoadBalancingV2ListenerRuleTransform>[]>;
}

export interface ElasticLoadBalancingV2ListenerRuleAction {
  readonly AuthenticateCognitoConfig?: Property<ElasticLoadBalancingV2ListenerRuleAuthenticateCognitoConfig>;
  readonly AuthenticateOidcConfig?: Property<ElasticLoadBalancingV2ListenerRuleAuthenticateOidcConfig>;
  readonly FixedResponseConfig?: Property<ElasticLoadBalancingV2ListenerRuleFixedResponseConfig>;
  readonly ForwardConfig?: Property<ElasticLoadBalancingV2ListenerRuleForwardConfig>;
  readonly JwtValidationConfig?: Property<ElasticLoadBalancingV2ListenerRuleJwtValidationConfig>;
  readonly Order?: Property<number>;
  readonly RedirectConfig?: Property<ElasticLoadBalancingV2ListenerRuleRedirectConfig>;
  readonly TargetGroupArn?: Property<string>;
  readonly Type: Property<string>;
}

export interface ElasticLoadBalancingV2ListenerRuleFixedResponseConfig {
  readonly ContentType?: Property<string>;
  readonly MessageBody?: Property<string>;
  readonly StatusCode: Property<string>;
}

export interface ElasticLoadBalancingV2ListenerRuleAuthenticateCognitoConfig {
  readonly AuthenticationRequestExtraParams?: Property<Readonly<Record<string, Property<string>>>>;
  readonly OnUnauthenticatedRequest?: Property<string>;
  readonly Scope?: Property<string>;
  readonly SessionCookieName?: Property<string>;
  readonly SessionTimeout?: Property<number>;
  readonly UserPoolArn: Property<string>;
  readonly UserPoolClientId: Property<string>;
  readonly UserPoolDomain: Property<string>;
}

export interface ElasticLoadBalancingV2ListenerRuleRedirectConfig {
  readonly Host?: Property<string>;
  readonly Path?: Property<string>;
  readonly Port?: Property<string>;
  readonly Protocol?: Property<string>;
  readonly Query?: Property<string>;
  readonly StatusCode: Property<string>;
}

export interface ElasticLoadBalancingV2ListenerRuleForwardConfig {
  readonly TargetGroupStickinessConfig?: Property<ElasticLoadBalancingV2ListenerRuleTargetGroupStickinessConfig>;
  readonly TargetGroups?: Property<readonly Property<ElasticLoadBalancingV2ListenerRuleTargetGroupTuple>[]>;
}

export interface ElasticLoadBalancingV2ListenerRuleTargetGroupStickinessConfig {
  readonly DurationSeconds?: Property<number>;
  readonly Enabled?: Property<boolean>;
}

export interface ElasticLoadBalancingV2ListenerRuleTargetGroupTuple {
  readonly TargetGroupArn?: Property<string>;
  readonly Weight?: Property<number>;
}

export interface ElasticLoadBalancingV2ListenerRuleAuthenticateOidcConfig {
  readonly AuthenticationRequestExtraParams?: Property<Readonly<Record<string, Property<string>>>>;
  readonly AuthorizationEndpoint: Property<string>;
  readonly ClientId: Property<string>;
  readonly ClientSecret?: Property<string>;
  readonly Issuer: Property<string>;
  readonly OnUnauthenticatedRequest?: Property<string>;
  readonly Scope?: Property<string>;
  readonly SessionCookieName?: Property<string>;
  readonly SessionTimeout?: Property<number>;
  readonly TokenEndpoint: Property<string>;
  readonly UseExistingClientSecret?: Property<boolean>;
  readonly UserInfoEndpoint: Property<string>;
}

export interface ElasticLoadBalancingV2ListenerRuleJwtValidationConfig {
  readonly AdditionalClaims?: Property<readonly Property<ElasticLoadBalancingV2ListenerRuleJwtValidationActionAdditionalClaim>[]>;
  readonly Issuer: Property<string>;
  readonly JwksEndpoint: Property<string>;
}

export interface ElasticLoadBalancingV2ListenerRuleJwtValidationActionAdditionalClaim {
  readonly Format: Property<string>;
  readonly Name: Property<string>;
  readonly Values: Property<readonly Property<string>[]>;
}

export interface ElasticLoadBalancingV2ListenerRuleRuleCondition {
  readonly Field?: Property<string>;
  readonly HostHeaderConfig?: Property<ElasticLoadBalancingV2ListenerRuleHostHeaderConfig>;
  readonly HttpHeaderConfig?: Property<ElasticLoadBalancingV2ListenerRuleHttpHeaderConfig>;
  readonly HttpRequestMethodConfig?: Property<ElasticLoadBalancingV2ListenerRuleHttpRequestMethodConfig>;
  readonly PathPatternConfig?: Property<ElasticLoadBalancingV2ListenerRulePathPatternConfig>;
  readonly QueryStringConfig?: Property<ElasticLoadBalancingV2ListenerRuleQueryStringConfig>;
  readonly RegexValues?: Property<readonly Property<string>[]>;
  readonly SourceIpConfig?: Property<ElasticLoadBalancingV2ListenerRuleSourceIpConfig>;
  readonly Values?: Property<readonly Property<string>[]>;
}

export interface ElasticLoadBalancingV2ListenerRuleHttpHeaderConfig {
  readonly HttpHeaderName?: Property<string>;
  readonly RegexValues?: Property<readonly Property<string>[]>;
  readonly Values?: Property<readonly Property<string>[]>;
}

export interface ElasticLoadBalancingV2ListenerRuleQueryStringConfig {
  readonly Values?: Property<readonly Property<ElasticLoadBalancingV2ListenerRuleQueryStringKeyValue>[]>;
}

export interface ElasticLoadBalancingV2ListenerRuleQueryStringKeyValue {
  readonly Key?: Property<string>;
  readonly Value?: Property<string>;
}

export interface ElasticLoadBalancingV2ListenerRuleHostHeaderConfig {
  readonly RegexValues?: Property<readonly Property<string>[]>;
  readonly Values?: Property<readonly Property<string>[]>;
}

export interface ElasticLoadBalancingV2ListenerRuleHttpRequestMethodConfig {
  readonly Values?: Property<readonly Property<string>[]>;
}

export interface ElasticLoadBalancingV2ListenerRulePathPatternConfig {
  readonly RegexValues?: Property<readonly Property<string>[]>;
  readonly Values?: Property<readonly Property<string>[]>;
}

export interface ElasticLoadBalancingV2ListenerRuleSourceIpConfig {
  readonly IpAddressType?: Property<string>;
  readonly Values?: Property<readonly Property<string>[]>;
}

export interface ElasticLoadBalancingV2ListenerRuleTransform {
  readonly HostHeaderRewriteConfig?: Property<ElasticLoadBalancingV2ListenerRuleRewriteConfigObject>;
  readonly Type: Property<string>;
  readonly UrlRewriteConfig?: Property<ElasticLoadBalancingV2ListenerRuleRewriteConfigObject>;
}

export interface ElasticLoadBalancingV2ListenerRuleRewriteConfigObject {
  readonly Rewrites: Property<readonly Property<ElasticLoadBalancingV2ListenerRuleRewriteConfig>[]>;
}

export interface ElasticLoadBalancingV2ListenerRuleRewriteConfig {
  readonly Regex: Property<string>;
  readonly Replace: Property<string>;
}

export interface ElasticLoadBalancingV2LoadBalancerProperties {
  readonly EnableCapacityReservationProvisionStabilize?: Property<boolean>;
  readonly EnablePrefixForIpv6SourceNat?: Property<string>;
  readonly EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic?: Property<string>;
  readonly IpAddressType?: Property<string>;
  readonly Ipv4IpamPoolId?: Property<string>;
  readonly LoadBalancerAttributes?: Property<readonly Property<ElasticLoadBalancingV2LoadBalancerLoadBalancerAttribute>[]>;
  readonly MinimumLoadBalancerCapacity?: Property<ElasticLoadBalancingV2LoadBalancerMinimumLoadBalancerCapacity>;
  readonly Name?: Property<string>;
  readonly Scheme?: Property<string>;
  readonly SecurityGroups?: Property<readonly Property<string>[]>;
  readonly SubnetMappings?: Property<readonly Property<ElasticLoadBalancingV2LoadBalancerSubnetMapping>[]>;
  readonly Subnets?: Property<readonly Property<string>[]>;
  readonly Tags?: Property<readonly Property<Tag>[]>;
  readonly Type?: Property<string>;
}

export interface ElasticLoadBalancingV2LoadBalancerLoadBalancerAttribute {
  readonly Key?: Property<string>;
  readonly Value?: Property<string>;
}

export interface ElasticLoadBalancingV2LoadBalancerSubnetMapping {
  readonly AllocationId?: Property<string>;
  readonly IPv6Address?: Property<string>;
  readonly PrivateIPv4Address?: Property<string>;
  readonly SourceNatIpv6Prefix?: Property<string>;
  readonly SubnetId: Property<string>;
}

export interface ElasticLoadBalancingV2LoadBalancerMinimumLoadBalancerCapacity {
  readonly CapacityUnits: Property<number>;
}

export interface ElasticLoadBalancingV2TargetGroupProperties {
  readonly HealthCheckEnabled?: Property<boolean>;
  readonly HealthCheckIntervalSeconds?: Property<number>;
  readonly HealthCheckPath?: Property<string>;
  readonly HealthCheckPort?: Property<string>;
  readonly HealthCheckProtocol?: Property<string>;
  readonly HealthCheckTimeoutSeconds?: Property<number>;
  readonly HealthyThresholdCount?: Property<number>;
  readonly IpAddressType?: Property<string>;
  readonly Matcher?: Property<ElasticLoadBalancingV2TargetGroupMatcher>;
  readonly Name?: Property<string>;
  readonly Port?: Property<number>;
  readonly Protocol?: Property<string>;
  readonly ProtocolVersion?: Property<string>;
  readonly Tags?: Property<readonly Property<Tag>[]>;
  readonly TargetControlPort?: Property<number>;
  readonly TargetGroupAttributes?: Property<readonly Property<ElasticLoadBalancingV2TargetGroupTargetGroupAttribute>[]>;
  readonly TargetType?: Property<string>;
  readonly Targets?: Property<readonly Property<ElasticLoadBalancingV2TargetGroupTargetDescription>[]>;
  readonly UnhealthyThresholdCount?: Property<number>;
  readonly VpcId?: Property<string>;
}

export interface ElasticLoadBalancingV2TargetGroupMatcher {
  readonly GrpcCode?: Property<string>;
  readonly HttpCode?: Property<string>;
}

export interface ElasticLoadBalancingV2TargetGroupTargetDescription {
  readonly AvailabilityZone?: Property<string>;
  readonly Id: Property<string>;
  readonly Port?: Property<number>;
  readonly QuicServerId?: Property<string>;
}

export interface ElasticLoadBalancingV2TargetGroupTargetGroupAttribute {
  readonly Key?: Property<string>;
  readonly Value?: Property<string>;
}
