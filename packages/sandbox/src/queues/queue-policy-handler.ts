import { readTexts } from '../resources/read-lists.ts';
import { readProperties } from '../resources/read-properties.ts';
import type { Properties, ResourceHandler } from '../resources/resource-handler.ts';
import { changeQueue } from './make-queue.ts';
import type { QueueParts } from './queue-parts.ts';

const type = 'AWS::SQS::QueuePolicy';

/** Policies of templates, put onto each of their queues. */
export function queuePolicyHandler({ store, clock }: QueueParts): ResourceHandler {
  function put(properties: Properties): void {
    readProperties(type, properties, ['PolicyDocument', 'Queues']);
    const { PolicyDocument: document } = properties;
    const text = typeof document === 'string' ? document : JSON.stringify(document);
    const queues = readTexts(properties, 'Queues').map((url) => store.byUrl(url));
    for (const queue of queues) changeQueue(store, queue, { Policy: text }, clock.now());
  }

  function remove(properties: Properties, but: readonly string[] = []): void {
    for (const url of readTexts(properties, 'Queues')) {
      const queue = store.byName(url.slice(url.lastIndexOf('/') + 1));
      if (queue && !but.includes(url)) changeQueue(store, queue, { Policy: '' }, clock.now());
    }
  }

  return {
    fidelity: 'modelled',
    create: async (request) => {
      put(request.properties);
      const id = request.generatedName({ maxLength: 128 });
      return { physicalId: id, attributes: { Id: id } };
    },
    update: async (request) => {
      put(request.properties);
      remove(request.before, readTexts(request.properties, 'Queues'));
      return request.state;
    },
    delete: async (request) => remove(request.properties),
  };
}
