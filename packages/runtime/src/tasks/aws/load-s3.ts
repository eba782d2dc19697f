import { loadPeer } from '../load-peer.ts';
import type { S3Client } from './large-payloads.ts';

/** The client that is given, else the SDK's, which is loaded with the first payload that needs it. */
export function loadS3(given: S3Client | undefined): () => Promise<S3Client> {
  let made: Promise<S3Client> | undefined = given && Promise.resolve(given);
  return () => {
    made ??= loadPeer('@aws-sdk/client-s3', () => import('@aws-sdk/client-s3')).then(
      ({ S3 }) => new S3({}),
    );
    return made;
  };
}
