import type {
  CertificateFact,
  DistributionFact,
  ListenerFact,
  ListenerRuleFact,
  LoadBalancerFact,
  TargetGroupFact,
  ZoneFact,
} from '../../facts/cloud/balance.ts';
import { publicSubnets } from './good-network.ts';

export const loadBalancers: readonly LoadBalancerFact[] = [
  {
    id: 'base/LoadBalancer',
    internal: false,
    placement: {
      subnets: publicSubnets,
      securityGroups: ['base/LoadBalancerGroup'],
      publicAddress: true,
    },
  },
];

export const listeners: readonly ListenerFact[] = [
  {
    id: 'base/Http',
    loadBalancer: 'base/LoadBalancer',
    port: 80,
    protocol: 'HTTP',
    certificates: [],
    targetGroups: [],
    redirectsToHttps: true,
  },
  {
    id: 'base/Https',
    loadBalancer: 'base/LoadBalancer',
    port: 443,
    protocol: 'HTTPS',
    sslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
    certificates: ['base/Certificate'],
    targetGroups: [],
    redirectsToHttps: false,
  },
];

export const listenerRules: readonly ListenerRuleFact[] = [
  {
    id: 'api/Rule',
    owner: 'api',
    listener: 'base/Https',
    priority: 100,
    hosts: ['api.example.com'],
    targetGroups: ['api/Targets'],
  },
];

export const targetGroups: readonly TargetGroupFact[] = [
  {
    id: 'api/Targets',
    owner: 'api',
    targetType: 'ip',
    port: 8000,
    protocol: 'HTTP',
    health: {
      path: '/health',
      codes: '200',
      interval: 10,
      timeout: 5,
      healthyThreshold: 2,
      unhealthyThreshold: 3,
    },
  },
];

export const certificates: readonly CertificateFact[] = [
  {
    id: 'base/Certificate',
    names: ['example.com', '*.example.com'],
    region: 'unknown',
    status: 'PENDING_VALIDATION',
    validation: 'DNS',
    unvalidated: [],
  },
];

export const zones: readonly ZoneFact[] = [
  {
    id: 'Z0123456789ABC',
    name: 'example.com',
    public: true,
    created: false,
    nameServers: ['ns-1.awsdns-1.com', 'ns-2.awsdns-2.net'],
    delegatedTo: ['ns-2.awsdns-2.net.', 'NS-1.awsdns-1.com.'],
  },
];

export const distributions: readonly DistributionFact[] = [
  {
    id: 'site/Distribution',
    owner: 'site',
    hosts: ['www.example.com'],
    certificate:
      'arn:aws:acm:us-east-1:111122223333:certificate/00000000-0000-0000-0000-000000000000',
  },
];
