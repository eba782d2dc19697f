import { describe, expect, test } from 'vitest';
import { testCloudFormation } from '../testing/test-cloudformation.ts';
import { checkTemplate } from './check-template.ts';
import { parseText } from './parse-text.ts';
import { readTemplate } from './read-template.ts';

const queue = { Type: 'AWS::SQS::Queue' };
const check = (template: object) => () => checkTemplate(readTemplate(JSON.stringify(template)));

describe('a template in YAML', () => {
  test('is read with its short forms as their long ones', () => {
    const yaml = `
AWSTemplateFormatVersion: 2010-09-09
Conditions:
  Live: !And [!Not [!Equals [!Ref Stage, test]], !Condition Other]
Resources:
  Orders:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: !Sub
        - '\${Stage}-\${Name}'
        - Name: !Select [0, !Split [',', !ImportValue names]]
      KmsMasterKeyId: !GetAtt Key.Arn.Part
      Tags: !If [Live, [], !Ref AWS::NoValue]
`;
    expect(parseText(yaml)).toEqual({
      AWSTemplateFormatVersion: '2010-09-09',
      Conditions: {
        Live: {
          'Fn::And': [
            { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'Stage' }, 'test'] }] },
            { Condition: 'Other' },
          ],
        },
      },
      Resources: {
        Orders: {
          Type: 'AWS::SQS::Queue',
          Properties: {
            QueueName: {
              'Fn::Sub': [
                '${Stage}-${Name}',
                {
                  Name: {
                    'Fn::Select': [0, { 'Fn::Split': [',', { 'Fn::ImportValue': 'names' }] }],
                  },
                },
              ],
            },
            KmsMasterKeyId: { 'Fn::GetAtt': ['Key', 'Arn.Part'] },
            Tags: { 'Fn::If': ['Live', [], { Ref: 'AWS::NoValue' }] },
          },
        },
      },
    });
  });

  test('that is no YAML is refused with its place', () => {
    expect(() => parseText('Resources:\n  A: [')).toThrow(
      /^Template format error: YAML not well-formed\. \(line \d+, column \d+\)$/,
    );
  });
});

describe('a template is refused', () => {
  test.each([
    [
      'without resources',
      { Resources: {} },
      'Template format error: At least one Resources member must be defined.',
    ],
    [
      'with a reference to nothing',
      { Resources: { A: { ...queue, Properties: { QueueName: { Ref: 'B' } }, DependsOn: 'C' } } },
      'Template format error: Unresolved resource dependencies [B, C] in the Resources block of the template',
    ],
    [
      'with a reference to nothing in the text of Fn::Sub',
      { Resources: { A: queue }, Outputs: { O: { Value: { 'Fn::Sub': '${A} ${B.Arn} ${!C}' } } } },
      'Template format error: Unresolved resource dependencies [B] in the Outputs block of the template',
    ],
    [
      'with an attribute that the type has not',
      {
        Resources: {
          A: queue,
          B: { ...queue, Properties: { QueueName: { 'Fn::GetAtt': 'A.Url' } } },
        },
      },
      'Template error: resource A does not support attribute type Url in Fn::GetAtt',
    ],
    [
      'with a condition on a resource',
      { Conditions: { C: { 'Fn::Equals': [{ Ref: 'A' }, 'x'] } }, Resources: { A: queue } },
      'Template format error: Unresolved dependencies [A]. Cannot reference resources in the Conditions block of the template',
    ],
    [
      'with too many resources',
      {
        Resources: Object.fromEntries(
          Array.from({ length: 501 }, (_, index) => [`Q${index}`, queue]),
        ),
      },
      'Template format error: Number of resources, 501, is greater than maximum allowed, 500',
    ],
    [
      'with an unknown section',
      { Resources: { A: queue }, Resource: {} },
      'Invalid template property or properties [Resource]',
    ],
    [
      'with a parameter of an unknown type',
      { Parameters: { P: { Type: 'Text' } }, Resources: { A: queue } },
      'Template format error: Unrecognized parameter type: Text',
    ],
    [
      'with macros, by name',
      { Transform: 'AWS::Serverless-2016-10-31', Resources: { A: queue } },
      'The sandbox does not model the template section Transform.',
    ],
  ])('%s', (_title, template, message) => {
    expect(check(template)).toThrow(message);
  });

  test('with a circle of dependencies', async () => {
    const cloud = testCloudFormation();
    const needs = (name: string) => ({ ...queue, Properties: { QueueName: { Ref: name } } });
    await expect(
      cloud.create({ Resources: { A: needs('B'), B: needs('A'), C: queue } }),
    ).rejects.toThrow('Circular dependency between resources: [A, B]');
  });

  test('beyond 51,200 bytes unless it comes from a bucket', async () => {
    const cloud = testCloudFormation();
    const large = { Resources: { A: queue }, Metadata: { padding: 'x'.repeat(51_200) } };
    await expect(cloud.create(large)).rejects.toThrow(
      'Member must have length less than or equal to 51200',
    );
    await expect(
      cloud.call('CreateStack', { StackName: 'shop', TemplateURL: 'https://bucket/template' }),
    ).rejects.toThrow('does not model TemplateURL');
    await expect(cloud.stack()).rejects.toThrow('does not exist');
  });
});

test('GetTemplate answers the text as given, GetTemplateSummary what must be known to use it', async () => {
  const cloud = testCloudFormation();
  const template = {
    Description: 'A shop',
    Metadata: { seaworthy: { layer: 'service' } },
    Parameters: { Size: { Type: 'String', Default: 's', AllowedValues: ['s', 'm'] } },
    Resources: {
      A: queue,
      Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: {} } },
    },
  };
  await cloud.create(template, { Capabilities: ['CAPABILITY_IAM'] });
  const { TemplateBody } = await cloud.call('GetTemplate', { StackName: 'shop' });
  expect(TemplateBody).toBe(JSON.stringify(template));
  expect(await cloud.call('GetTemplateSummary', { StackName: 'shop' })).toMatchObject({
    Description: 'A shop',
    Metadata: '{"seaworthy":{"layer":"service"}}',
    Capabilities: ['CAPABILITY_IAM'],
    ResourceTypes: ['AWS::SQS::Queue', 'AWS::IAM::Role'],
    Parameters: [
      {
        ParameterKey: 'Size',
        DefaultValue: 's',
        ParameterConstraints: { AllowedValues: ['s', 'm'] },
      },
    ],
  });
});
