import { listOf } from '@seaworthy/compiler';
import type { RehearsalReport } from '@seaworthy/engine';
import type { Page } from '../terminal/page.ts';
import { paragraph } from '../terminal/paragraph.ts';

/** What exists in a rehearsal and does nothing, in one sentence; the JSON has every type. */
export function withoutEffect({ notRehearsed }: RehearsalReport, page: Page): readonly string[] {
  const names = new Set(notRehearsed.flatMap(({ type }) => nameOf(type) ?? []));
  if (names.size === 0) return [];
  const text = `Without effect here: ${listOf([...names])}.`;
  return paragraph(text, page, { brush: page.paint.faint });
}

/** Undefined for what works here by other means: names of Service Connect. */
function nameOf(type: string): string | undefined {
  const known = Object.entries(names).find(([prefix]) => type.startsWith(prefix));
  return known ? known[1] : type.replace('AWS::', '');
}

const names: Readonly<Record<string, string | undefined>> = {
  'AWS::CloudWatch::Alarm': 'alarms',
  'AWS::ECS::Service DeploymentConfiguration.Alarms': 'alarms',
  'AWS::CloudWatch::Dashboard': 'dashboards',
  'AWS::SNS::': 'notifications',
  'AWS::Events::Rule to a topic': 'notifications',
  'AWS::Route53::': 'DNS records',
  'AWS::ServiceDiscovery::': undefined,
  'AWS::CloudFront::': 'CloudFront',
  'AWS::WAFv2::': 'WAF',
  'AWS::Backup::': 'backups',
  'AWS::KMS::': 'encryption keys',
};
