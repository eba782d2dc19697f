import { describe, expect, test } from 'vitest';
import { propertyDifferences } from '../changes/property-differences.ts';
import { checkProperties } from './check-properties.ts';
import { schemaOf } from './read-schemas.ts';

describe("AWS's schemas", () => {
  test('say what Fn::GetAtt gives and what carries tags', () => {
    expect(schemaOf('AWS::SQS::Queue')).toMatchObject({
      attributes: ['Arn', 'QueueName', 'QueueUrl'],
      taggable: true,
    });
    expect(schemaOf('AWS::EC2::Route')?.taggable).toBe(false);
    expect(schemaOf('AWS::Nothing::Here')).toBeUndefined();
  });

  test('find unknown and missing properties in lists of nested types', () => {
    const properties = {
      ContainerDefinitions: [
        { Name: 'web', Image: 'web', LogConfiguration: { Options: { anything: 'goes' } } },
        { Name: 'side', PortMapping: [] },
        { 'Fn::If': ['C', {}, {}] },
      ],
    };
    expect(checkProperties('AWS::ECS::TaskDefinition', properties)).toEqual([
      {
        path: '#/ContainerDefinitions/0/LogConfiguration',
        message: 'required key [LogDriver] not found',
      },
      { path: '#/ContainerDefinitions/1', message: 'required key [Image] not found' },
      {
        path: '#/ContainerDefinitions/1',
        message: 'extraneous key [PortMapping] is not permitted',
      },
    ]);
  });

  test('leave free what holds any JSON', () => {
    const AssumeRolePolicyDocument = { Statement: [{ Whatever: 1 }] };
    expect(checkProperties('AWS::IAM::Role', { AssumeRolePolicyDocument })).toEqual([]);
  });
});

test('A difference is as small as can be, and replaces if anything that holds it does', () => {
  const task = (Image: string, Tags: unknown[] = []) => ({
    ContainerDefinitions: [{ Name: 'web', Image }],
    Tags,
  });
  expect(
    propertyDifferences('AWS::ECS::TaskDefinition', task('a'), {
      ...task('b', [{ Key: 'k', Value: 'v' }]),
      Cpu: '256',
    }),
  ).toEqual([
    {
      name: 'ContainerDefinitions',
      path: '/Properties/ContainerDefinitions/0/Image',
      replacement: 'always',
      change: 'Modify',
    },
    { name: 'Tags', path: '/Properties/Tags', replacement: 'never', change: 'Modify' },
    { name: 'Cpu', path: '/Properties/Cpu', replacement: 'always', change: 'Add' },
  ]);
});
