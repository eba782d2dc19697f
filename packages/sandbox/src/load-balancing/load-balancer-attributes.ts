import type { AttributeRules } from './attributes.ts';

const flag = /^(true|false)$/;

/** The attributes of an application load balancer, with AWS's defaults. */
export const loadBalancerAttributes: AttributeRules = {
  'access_logs.s3.enabled': { default: 'false', valid: flag },
  'access_logs.s3.bucket': { default: '', valid: /^.*$/ },
  'access_logs.s3.prefix': { default: '', valid: /^.*$/ },
  'client_keep_alive.seconds': {
    default: '3600',
    valid: { from: 60, to: 604_800 },
    modelled: ['3600'],
  },
  'connection_logs.s3.enabled': { default: 'false', valid: flag, modelled: ['false'] },
  'deletion_protection.enabled': { default: 'false', valid: flag },
  'idle_timeout.timeout_seconds': { default: '60', valid: { from: 1, to: 4000 } },
  'load_balancing.cross_zone.enabled': { default: 'true', valid: /^true$/ },
  'routing.http.desync_mitigation_mode': {
    default: 'defensive',
    valid: /^(monitor|defensive|strictest)$/,
    modelled: ['defensive'],
  },
  'routing.http.drop_invalid_header_fields.enabled': { default: 'false', valid: flag },
  'routing.http.preserve_host_header.enabled': { default: 'false', valid: flag },
  'routing.http.x_amzn_tls_version_and_cipher_suite.enabled': {
    default: 'false',
    valid: flag,
    modelled: ['false'],
  },
  'routing.http.xff_client_port.enabled': { default: 'false', valid: flag },
  'routing.http.xff_header_processing.mode': {
    default: 'append',
    valid: /^(append|preserve|remove)$/,
  },
  'routing.http2.enabled': { default: 'true', valid: flag },
  'waf.fail_open.enabled': { default: 'false', valid: flag, modelled: ['false'] },
  'zonal_shift.config.enabled': { default: 'false', valid: flag, modelled: ['false'] },
};
