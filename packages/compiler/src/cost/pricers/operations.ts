import { constant, times } from '../range.ts';
import { usage } from '../usage.ts';
import type { Pricer } from './pricer.ts';

/** What a service writes, and what its retention keeps of it. */
export const priceLogGroup: Pricer<'AWS::Logs::LogGroup'> = (resource, context) => {
  const days = resource.properties.RetentionInDays;
  const kept = typeof days === 'number' ? days : context.application.operations.logRetention;
  const kind = context.service(resource.owner)?.kind;
  const written = kind === 'job' || kind === 'schedule' ? usage.jobLogGb : usage.logGb;
  return [
    {
      what: `CloudWatch Logs, kept ${kept} days`,
      terms: [
        { quantity: written, unit: 'GB written', price: 'logs.ingest.gb' },
        { quantity: times(written, kept / 30), unit: 'GB kept', price: 'logs.storage.gbMonth' },
      ],
    },
  ];
};

/** An alarm on one metric. */
export const priceAlarm: Pricer<'AWS::CloudWatch::Alarm'> = (resource) => [
  {
    what: 'CloudWatch alarms',
    terms: [
      {
        quantity: constant(
          resource.properties.Metrics ? metricCount(resource.properties.Metrics) : 1,
        ),
        unit: 'metrics',
        price: 'cloudwatch.alarm.standardMonth',
      },
    ],
  },
];

/** An alarm on an expression is billed for each metric in it. */
function metricCount(metrics: unknown): number {
  if (!Array.isArray(metrics)) return 1;
  return metrics.filter((metric: { MetricStat?: unknown }) => metric.MetricStat).length || 1;
}

/** A dashboard by the month. */
export const priceDashboard: Pricer<'AWS::CloudWatch::Dashboard'> = () => [
  {
    what: 'CloudWatch dashboard',
    terms: [{ quantity: constant(1), unit: 'dashboard', price: 'cloudwatch.dashboardMonth' }],
  },
];

/** A firewall: itself, each of its rules, and the requests it looks at. */
export const priceFirewall: Pricer<'AWS::WAFv2::WebACL'> = (resource) => {
  const rules = resource.properties.Rules;
  const count = Array.isArray(rules) ? rules.length : 0;
  return [
    {
      what: `WAF with ${count} rules`,
      terms: [
        { quantity: constant(1), unit: 'web ACL', price: 'waf.webAclMonth' },
        { quantity: constant(count), unit: 'rules', price: 'waf.ruleMonth' },
        {
          quantity: usage.firewallMillionRequests,
          unit: 'million requests',
          price: 'waf.perMillionRequests',
        },
      ],
    },
  ];
};

/** What viewers take; AWS gives the first TB a month. */
export const priceDistribution: Pricer<'AWS::CloudFront::Distribution'> = () => [
  {
    what: 'CloudFront to viewers',
    terms: [{ quantity: usage.edgeGb, unit: 'GB', price: 'cloudfront.transferOut.gb', free: 1024 }],
  },
];

/** Recovery points, by size; the table may not know their price. */
export const priceBackupPlan: Pricer<'AWS::Backup::BackupPlan'> = () => [
  {
    what: 'AWS Backup recovery points',
    terms: [{ quantity: usage.fileSystemGb, unit: 'GB', price: 'backup.warm.gbMonth' }],
  },
];
