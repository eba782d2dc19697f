import { describe, expect, it } from 'vitest';
import { compareValues } from './compare-values.ts';

describe('the difference of two values', () => {
  it('names the smallest place, items of a list by their names', () => {
    const container = (level: string, port: number) => ({
      Name: 'api',
      Environment: [
        { Name: 'LOG_LEVEL', Value: level },
        { Name: 'REGION', Value: 'eu-west-1' },
      ],
      PortMappings: [{ ContainerPort: port }],
    });

    expect(
      compareValues(
        { ContainerDefinitions: [container('info', 80)], Cpu: '256' },
        { ContainerDefinitions: [container('debug', 8080)], Cpu: '256' },
      ),
    ).toEqual([
      { path: 'ContainerDefinitions.api.Environment.LOG_LEVEL', before: 'info', after: 'debug' },
      {
        path: 'ContainerDefinitions.api.PortMappings',
        before: '[{"ContainerPort":80}]',
        after: '[{"ContainerPort":8080}]',
      },
    ]);
  });

  it('does not see the order of items that have names', () => {
    const [one, other] = [
      { Key: 'a', Value: '1' },
      { Key: 'b', Value: '2' },
    ];

    expect(compareValues({ Tags: [one, other] }, { Tags: [other, one] })).toEqual([]);
  });

  it('says that a variable is gone, and not what it was: it may be a secret by now', () => {
    const before = { Environment: [{ Name: 'API_KEY', Value: 'canary' }] };

    expect(compareValues(before, { Environment: [] })).toEqual([{ path: 'Environment.API_KEY' }]);
  });

  it('takes what a function gives as one value', () => {
    expect(compareValues({ Image: { Ref: 'Image' } }, { Image: 'nginx:1' })).toEqual([
      { path: 'Image', before: '{"Ref":"Image"}', after: 'nginx:1' },
    ]);
  });
});
