import type { Properties, ResourceRequest } from '../resource-handler.ts';

/** A request of CloudFormation's for `Thing` of the stack `shop`, with these properties. */
export function resourceRequest(properties: Properties): ResourceRequest {
  return {
    logicalId: 'Thing',
    properties,
    stack: {
      name: 'shop',
      id: 'arn:aws:cloudformation:eu-west-1:123456789012:stack/shop/1b2c3d4e',
    },
    tags: { project: 'shop' },
    generatedName: ({ maxLength, lowercase }) => {
      const name = 'shop-Thing-1A2B3C4D5E6F'.slice(0, maxLength);
      return lowercase ? name.toLowerCase() : name;
    },
    signal: new AbortController().signal,
  };
}
