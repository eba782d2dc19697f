import type { RehearsalReport } from '@seaworthy/engine';
import { expect, test } from 'vitest';
import { viewOf } from '../testing/view-of.ts';
import { withoutEffect } from './rehearsal-without-effect.ts';

const report = (...types: readonly string[]): RehearsalReport => ({
  outcome: 'passed',
  duration: 1000,
  shortened: 0,
  diagnostics: [],
  services: [],
  smoke: [],
  advice: [],
  standIns: [],
  notRehearsed: types.map((type) => ({ type, count: 3 })),
});

const told = (...types: readonly string[]) =>
  withoutEffect(report(...types), viewOf({ diagnostics: [], templates: [] }, 90).page).join('\n');

test('says in one sentence what does nothing, each kind once', () => {
  expect(
    told(
      'AWS::CloudWatch::Alarm',
      'AWS::SNS::Topic',
      'AWS::SNS::TopicPolicy',
      'AWS::ServiceDiscovery::HttpNamespace',
      'AWS::CloudWatch::Dashboard',
      'AWS::ECS::Service DeploymentConfiguration.Alarms',
    ),
  ).toBe('Without effect here: alarms, notifications and dashboards.');
});

test('names what it has no word for by its type', () => {
  expect(told('AWS::IAM::OIDCProvider')).toBe('Without effect here: IAM::OIDCProvider.');
});

test('says nothing when nothing is without effect', () => {
  expect(told('AWS::ServiceDiscovery::HttpNamespace')).toBe('');
});
