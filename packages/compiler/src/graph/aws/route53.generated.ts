// Written by scripts/generate-aws-types.mjs from the schemas that AWS publishes. Do not edit.
import type { Property } from '../intrinsics.ts';

export interface Route53HostedZoneProperties {
  readonly HostedZoneConfig?: Property<Route53HostedZoneHostedZoneConfig>;
  readonly HostedZoneFeatures?: Property<Route53HostedZoneHostedZoneFeatures>;
  readonly HostedZoneTags?: Property<readonly Property<Route53HostedZoneHostedZoneTag>[]>;
  readonly Name?: Property<string>;
  readonly QueryLoggingConfig?: Property<Route53HostedZoneQueryLoggingConfig>;
  readonly VPCs?: Property<readonly Property<Route53HostedZoneVpc>[]>;
}

export interface Route53HostedZoneHostedZoneTag {
  readonly Key: Property<string>;
  readonly Value: Property<string>;
}

export interface Route53HostedZoneVpc {
  readonly VPCId: Property<string>;
  readonly VPCRegion: Property<string>;
}

export interface Route53HostedZoneHostedZoneConfig {
  readonly Comment?: Property<string>;
}

export interface Route53HostedZoneQueryLoggingConfig {
  readonly CloudWatchLogsLogGroupArn: Property<string>;
}

export interface Route53HostedZoneHostedZoneFeatures {
  readonly EnableAcceleratedRecovery?: Property<boolean>;
}

export interface Route53RecordSetProperties {
  readonly AliasTarget?: Property<Route53RecordSetAliasTarget>;
  readonly CidrRoutingConfig?: Property<Route53RecordSetCidrRoutingConfig>;
  readonly Comment?: Property<string>;
  readonly Failover?: Property<'PRIMARY' | 'SECONDARY'>;
  readonly GeoLocation?: Property<Route53RecordSetGeoLocation>;
  readonly HealthCheckId?: Property<string>;
  readonly HostedZoneId?: Property<string>;
  readonly HostedZoneName?: Property<string>;
  readonly MultiValueAnswer?: Property<boolean>;
  readonly Name: Property<string>;
  readonly Region?: Property<string>;
  readonly ResourceRecords?: Property<readonly Property<string>[]>;
  readonly SetIdentifier?: Property<string>;
  readonly TTL?: Property<string>;
  readonly Type: Property<string>;
  readonly Weight?: Property<number>;
}

export interface Route53RecordSetAliasTarget {
  readonly DNSName: Property<string>;
  readonly EvaluateTargetHealth?: Property<boolean>;
  readonly HostedZoneId: Property<string>;
}

export interface Route53RecordSetCidrRoutingConfig {
  readonly CollectionId: Property<string>;
  readonly LocationName: Property<string>;
}

export interface Route53RecordSetGeoLocation {
  readonly ContinentCode?: Property<string>;
  readonly CountryCode?: Property<string>;
  readonly SubdivisionCode?: Property<string>;
}
