// Written by scripts/generate-aws-types.mjs from the schemas that AWS publishes. Do not edit.
import type { Property } from '../intrinsics.ts';
import type { Tag } from './common.ts';

export interface ServiceDiscoveryHttpNamespaceProperties {
  readonly Description?: Property<string>;
  readonly Name: Property<string>;
  readonly Tags?: Property<readonly Property<Tag>[]>;
}

export interface ServiceDiscoveryPrivateDnsNamespaceProperties {
  readonly Description?: Property<string>;
  readonly Name: Property<string>;
  readonly Properties?: Property<ServiceDiscoveryPrivateDnsNamespaceNestedProperties>;
  readonly Tags?: Property<readonly Property<Tag>[]>;
  readonly Vpc?: Property<string>;
}

export interface ServiceDiscoveryPrivateDnsNamespaceNestedProperties {
  readonly DnsProperties?: Property<ServiceDiscoveryPrivateDnsNamespacePrivateDnsPropertiesMutable>;
}

export interface ServiceDiscoveryPrivateDnsNamespacePrivateDnsPropertiesMutable {
  readonly SOA?: Property<ServiceDiscoveryPrivateDnsNamespaceSoa>;
}

export interface ServiceDiscoveryPrivateDnsNamespaceSoa {
  readonly TTL?: Property<number>;
}
