import type { PipeFact } from '../cloud/data.ts';
import type { Seen } from './found.ts';
import { idOf, numberOf, optional } from './resolved.ts';

/** An EventBridge pipe and every text that it hands to its target. */
export function readPipe({ fact, properties }: Seen<'AWS::Pipes::Pipe'>): PipeFact {
  const { InputTemplate: _, ...target } = properties.TargetParameters ?? {};
  const batch = target.BatchJobParameters;
  return {
    ...fact,
    source: idOf(properties.Source),
    target: idOf(properties.Target),
    targetKind: batch ? 'batch' : target.EcsTaskParameters ? 'ecs' : 'other',
    batchSize: numberOf(properties.SourceParameters?.SqsQueueParameters?.BatchSize) ?? 10,
    ...optional('jobName', batch?.JobName),
    ...optional('jobDefinition', batch && idOf(batch.JobDefinition)),
    texts: readPipeTexts(target),
    role: idOf(properties.RoleArn),
  };
}

/** Every text of a pipe's parameters for its target, with the way to it. */
export function readPipeTexts(parameters: object): PipeFact['texts'] {
  return [...textsBelow(parameters, '')];
}

function* textsBelow(value: unknown, path: string): Generator<PipeFact['texts'][number]> {
  if (typeof value === 'string') yield { path, text: value };
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    yield* textsBelow(item, path === '' ? key : `${path}.${key}`);
  }
}
