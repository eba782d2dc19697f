import type { Handlers } from '../handlers.ts';
import type { Properties, ResourceHandler, ResourceState } from '../resource-handler.ts';

/** A resource as a test made it. */
export interface TestResource {
  readonly type: string;
  readonly properties: Properties;
  readonly state: ResourceState;
  /** What `Ref` gives. */
  readonly ref: string;
  readonly attribute: (name: string) => string;
}

/** Calls handlers as CloudFormation would, one resource after the other. */
export interface TestResources {
  create(type: string, properties?: Properties): Promise<TestResource>;
  update(resource: TestResource, properties: Properties): Promise<TestResource>;
  delete(resource: TestResource): Promise<void>;
}

export function testResources(handlers: Handlers): TestResources {
  let count = 0;

  function requestFor(logicalId: string, properties: Properties) {
    return {
      logicalId,
      properties,
      stack: {
        name: 'shop',
        id: 'arn:aws:cloudformation:ap-northeast-2:123456789012:stack/shop/1',
      },
      tags: {},
      generatedName: ({ maxLength }: { readonly maxLength: number }) =>
        `shop-${logicalId}-1A2B3C4D5E6F`.slice(0, maxLength),
      signal: new AbortController().signal,
    };
  }

  function handlerOf(type: string): ResourceHandler {
    const handler = handlers[type];
    if (handler === undefined) throw new Error(`No handler for ${type}`);
    return handler;
  }

  function resourceOf(type: string, properties: Properties, state: ResourceState): TestResource {
    return {
      type,
      properties,
      state,
      ref: state.physicalId,
      attribute: (name) => {
        const value = state.attributes[name];
        if (typeof value !== 'string') throw new Error(`No attribute ${name} of ${type}`);
        return value;
      },
    };
  }

  return {
    create: async (type, properties = {}) => {
      count += 1;
      const request = requestFor(`Resource${count}`, properties);
      return resourceOf(type, properties, await handlerOf(type).create(request));
    },
    update: async ({ type, properties: before, state }, properties) => {
      const request = { ...requestFor('Resource', properties), before, state };
      return resourceOf(type, properties, await handlerOf(type).update(request));
    },
    delete: async ({ type, properties, state }) =>
      handlerOf(type).delete({ ...requestFor('Resource', properties), state }),
  };
}
