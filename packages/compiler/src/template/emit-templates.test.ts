import { describe, expect, test } from 'vitest';
import { resource } from '../graph/build-resource.ts';
import { buildStack } from '../graph/build-stack.ts';
import type { Resource, Stack } from '../graph/graph.ts';
import { emitTemplates, largestInlineTemplate, type Template } from './emit-templates.ts';

const span = { file: 'compose.yaml', start: 40, end: 43 };

describe('a template', () => {
  test('says of each resource where it comes from and whose it is', () => {
    const queue = resource('AWS::SQS::Queue', 'Jobs', {}, { span, owner: 'worker' });
    expect(parsed(emit([queue])).Resources).toEqual({
      Jobs: {
        Type: 'AWS::SQS::Queue',
        Metadata: { seaworthy: { source: 'compose.yaml:12', owner: 'worker' } },
        Properties: {},
      },
    });
  });

  test('has what a resource has besides its properties', () => {
    const topic = resource('AWS::SNS::Topic', 'Topic', {}, { span });
    const queue = resource(
      'AWS::SQS::Queue',
      'Jobs',
      {},
      {
        span,
        dependsOn: [topic],
        condition: 'HasJobs',
        deletionPolicy: 'Retain',
        updateReplacePolicy: 'Retain',
      },
    );
    expect(parsed(emit([topic, queue])).Resources.Jobs).toMatchObject({
      DependsOn: ['Topic'],
      Condition: 'HasJobs',
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
    });
  });

  test('has parameters, conditions and outputs, and no empty section', () => {
    const stack: Stack = {
      ...stackOf([]),
      parameters: [
        { id: 'Image', type: 'String', description: 'Image.', default: '', noEcho: false },
      ],
      conditions: { HasImage: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'Image' }, ''] }] } },
      outputs: [{ id: 'Used', description: 'Used image.', value: { Ref: 'Image' } }],
    };
    expect(parsed(emitStack(stack))).toMatchObject({
      Description: 'A stack.',
      Metadata: { seaworthy: { layer: 'service', service: 'api' } },
      Parameters: { Image: { Type: 'String', Description: 'Image.', Default: '', NoEcho: false } },
      Conditions: { HasImage: {} },
      Outputs: { Used: { Description: 'Used image.', Value: { Ref: 'Image' } } },
    });
    expect(Object.keys(parsed(emit([])))).toEqual([
      'AWSTemplateFormatVersion',
      'Description',
      'Metadata',
      'Resources',
    ]);
  });

  test('is for people to read until it is too large for a call, then as short as can be', () => {
    const topics = (count: number) =>
      emit(
        Array.from({ length: count }, (_, index) =>
          resource('AWS::SNS::Topic', `Topic${index}`, { DisplayName: '주문' }, { span }),
        ),
      );
    const small = topics(3);
    expect(small.body).toContain('\n  "Resources": {\n');
    expect(small.bytes).toBe(Buffer.byteLength(small.body));
    const large = topics(250);
    expect(large.body).not.toContain('\n');
    expect(large.bytes).toBe(Buffer.byteLength(large.body));
    expect(Buffer.byteLength(JSON.stringify(parsed(large), undefined, 2))).toBeGreaterThan(
      largestInlineTemplate,
    );
  });

  test('is never written with two resources in one place', () => {
    const topic = resource('AWS::SNS::Topic', 'Topic', {}, { span });
    expect(() => emit([topic, topic])).toThrow('Two resources are called Topic.');
  });

  test('is called after its stack', () => {
    expect(emit([])).toMatchObject({
      stack: 'shop-production-api',
      layer: 'service',
      fileName: 'shop-production-api.json',
    });
  });
});

function stackOf(resources: readonly Resource[]): Stack {
  return buildStack({
    name: 'shop-production-api',
    layer: 'service',
    service: 'api',
    description: 'A stack.',
    resources,
  });
}

function emit(resources: readonly Resource[]): Template {
  return emitStack(stackOf(resources));
}

function emitStack(stack: Stack): Template {
  const [template] = emitTemplates({ stacks: [stack] }, () => 'compose.yaml:12');
  if (!template) throw new Error('A stack has a template.');
  return template;
}

function parsed(template: Template) {
  return JSON.parse(template.body);
}
