import type { AttributeRules } from './attributes.ts';

/** The attributes of a target group with IP addresses, with AWS's defaults. */
export const targetGroupAttributes: AttributeRules = {
  'deregistration_delay.timeout_seconds': { default: '300', valid: { from: 0, to: 3600 } },
  'load_balancing.algorithm.type': {
    default: 'round_robin',
    valid: /^(round_robin|least_outstanding_requests|weighted_random)$/,
    modelled: ['round_robin', 'least_outstanding_requests'],
  },
  'load_balancing.cross_zone.enabled': {
    default: 'use_load_balancer_configuration',
    valid: /^(true|false|use_load_balancer_configuration)$/,
    modelled: ['true', 'use_load_balancer_configuration'],
  },
  'slow_start.duration_seconds': {
    default: '0',
    valid: { from: 0, to: 900 },
    modelled: ['0'],
  },
  'stickiness.enabled': { default: 'false', valid: /^(true|false)$/, modelled: ['false'] },
  'stickiness.type': { default: 'lb_cookie', valid: /^(lb_cookie|app_cookie)$/ },
  'stickiness.lb_cookie.duration_seconds': {
    default: '86400',
    valid: { from: 1, to: 604_800 },
  },
};
