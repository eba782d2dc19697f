import { NotModelled } from '../aws/aws-error.ts';
import { refuseUnknown } from '../aws/refuse-unknown.ts';
import { readObjects, readTexts } from '../resources/read-lists.ts';
import { readProperties } from '../resources/read-properties.ts';
import {
  type Properties,
  ResourceFailure,
  type ResourceHandler,
  type ResourceRequest,
} from '../resources/resource-handler.ts';
import type { BucketSettings, CorsRule } from './bucket.ts';
import { arnOfBucket, type BucketParts } from './bucket-parts.ts';
import { standardSettings } from './bucket-store.ts';

const type = 'AWS::S3::Bucket';
const known = [
  'BucketEncryption',
  'BucketName',
  'CorsConfiguration',
  'LifecycleConfiguration',
  'OwnershipControls',
  'PublicAccessBlockConfiguration',
  'Tags',
  'VersioningConfiguration',
];

/** Buckets of templates. Encryption and lifecycle rules are kept by the template only. */
export function bucketHandler({ store, identity }: BucketParts): ResourceHandler {
  function stateOf(name: string) {
    const { region } = identity;
    return {
      physicalId: name,
      attributes: {
        Arn: arnOfBucket(name),
        DomainName: `${name}.s3.amazonaws.com`,
        DualStackDomainName: `${name}.s3.dualstack.${region}.amazonaws.com`,
        RegionalDomainName: `${name}.s3.${region}.amazonaws.com`,
        WebsiteURL: `http://${name}.s3-website.${region}.amazonaws.com`,
      },
    };
  }

  return {
    fidelity: 'modelled',
    create: async (request) => {
      const properties = readProperties(type, request.properties, known);
      const name =
        properties.text('BucketName') ?? request.generatedName({ maxLength: 63, lowercase: true });
      if (store.find(name)) throw new ResourceFailure('AlreadyExists', `${name} already exists`);
      store.add(name, settingsOf(request));
      return stateOf(name);
    },
    update: async (request) => {
      const bucket = store.existing(request.state.physicalId);
      const settings = settingsOf(request);
      if (bucket.settings.versioned && !settings.versioned) {
        throw new NotModelled('suspending the versions of a bucket');
      }
      bucket.settings = settings;
      return stateOf(bucket.name);
    },
    delete: async ({ state }) => {
      const bucket = store.find(state.physicalId);
      if (bucket) store.remove(bucket);
    },
    read: ({ physicalId }) => (store.find(physicalId) === undefined ? undefined : {}),
    adoption: {
      identifiedBy: 'BucketName',
      adopt: (name) => (store.find(name) === undefined ? undefined : stateOf(name)),
    },
  };
}

function settingsOf(request: ResourceRequest): BucketSettings {
  const properties = readProperties(type, request.properties, known);
  const block = properties.nested(
    'PublicAccessBlockConfiguration',
    Object.keys(standardSettings.publicAccess),
  );
  const versioning = properties.nested('VersioningConfiguration', ['Status'])?.text('Status');
  if (versioning === 'Suspended') throw new NotModelled('suspended versions of a bucket');
  // Without a configuration a new bucket blocks everything; with one, what it does not say is off.
  const blocked = (name: string) => (block ? (block.boolean(name) ?? false) : true);
  return {
    versioned: versioning === 'Enabled',
    cors: corsOf(request.properties.CorsConfiguration),
    publicAccess: {
      BlockPublicAcls: blocked('BlockPublicAcls'),
      IgnorePublicAcls: blocked('IgnorePublicAcls'),
      BlockPublicPolicy: blocked('BlockPublicPolicy'),
      RestrictPublicBuckets: blocked('RestrictPublicBuckets'),
    },
    tags: { ...request.tags, ...properties.tags() },
  };
}

function corsOf(configuration: unknown): readonly CorsRule[] {
  if (typeof configuration !== 'object' || configuration === null) return [];
  const properties: Properties = Object.fromEntries(Object.entries(configuration));
  refuseUnknown(`CorsConfiguration of ${type}`, properties, ['CorsRules']);
  return readObjects(properties, 'CorsRules').map((rule) => {
    refuseUnknown(`a CORS rule of ${type}`, rule, [
      'AllowedHeaders',
      'AllowedMethods',
      'AllowedOrigins',
      'ExposedHeaders',
      'Id',
      'MaxAge',
    ]);
    return {
      origins: readTexts(rule, 'AllowedOrigins'),
      methods: readTexts(rule, 'AllowedMethods'),
      allowedHeaders: readTexts(rule, 'AllowedHeaders'),
      exposedHeaders: readTexts(rule, 'ExposedHeaders'),
      ...(rule.MaxAge === undefined ? {} : { maxAge: Number(rule.MaxAge) }),
    };
  });
}
