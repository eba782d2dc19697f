import { at, walk } from '../template-body.ts';
import { eachOf, type MissedRule } from './breach.ts';

export const queueRules: Readonly<Record<string, MissedRule>> = {
  'queue-url-as-arn': function* (templates) {
    for (const template of templates) {
      const isQueue = (id: unknown) =>
        typeof id === 'string' && template.Resources[id]?.Type === 'AWS::SQS::Queue';
      for (const [id, resource] of Object.entries(template.Resources)) {
        for (const { path, value } of walk(resource.Properties)) {
          if (isQueue(at(value, 'Ref')) && path.some(takesArn)) {
            yield { resource: id, message: `${path.join('.')} is a queue’s URL, not its ARN` };
          }
        }
      }
    }
  },

  'pipe-batches-for-batch': eachOf('AWS::Pipes::Pipe', ({ Properties }) => {
    if (!at(Properties, 'TargetParameters', 'BatchJobParameters')) return;
    const size = at(Properties, 'SourceParameters', 'SqsQueueParameters', 'BatchSize');
    return size !== 1 && `a job takes one message, BatchSize is ${size}`;
  }),
};

function takesArn(key: string): boolean {
  return /arn$/i.test(key) || key === 'Resource' || key === 'Source';
}
