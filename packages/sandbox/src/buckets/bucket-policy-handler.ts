import { readProperties } from '../resources/read-properties.ts';
import type { Properties, ResourceHandler } from '../resources/resource-handler.ts';
import type { BucketParts } from './bucket-parts.ts';
import { putPolicy } from './bucket-policy.ts';

const type = 'AWS::S3::BucketPolicy';

/** Policies of templates, one to a bucket. */
export function bucketPolicyHandler({ store }: BucketParts): ResourceHandler {
  function put(properties: Properties): string {
    const name = readProperties(type, properties, ['Bucket', 'PolicyDocument']).requiredText(
      'Bucket',
    );
    putPolicy(store.existing(name), properties.PolicyDocument);
    return name;
  }

  return {
    fidelity: 'modelled',
    create: async (request) => ({ physicalId: put(request.properties), attributes: {} }),
    update: async (request) => ({ physicalId: put(request.properties), attributes: {} }),
    delete: async ({ state }) => {
      const bucket = store.find(state.physicalId);
      if (bucket) delete bucket.policy;
    },
  };
}
