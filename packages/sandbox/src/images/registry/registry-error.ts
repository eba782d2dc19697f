import { AwsError } from '../../aws/aws-error.ts';

/** A refusal as the registry protocol of OCI tells it. */
export class RegistryError extends Error {
  override readonly name = 'RegistryError';
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** What the registry says for a refusal of ECR's API. */
const codes: Readonly<Record<string, readonly [status: number, code: string]>> = {
  AccessDeniedException: [403, 'DENIED'],
  RepositoryNotFoundException: [404, 'NAME_UNKNOWN'],
  ImageNotFoundException: [404, 'MANIFEST_UNKNOWN'],
  ImageTagAlreadyExistsException: [400, 'TAG_INVALID'],
  ImageDigestDoesNotMatchException: [400, 'DIGEST_INVALID'],
  InvalidLayerException: [400, 'DIGEST_INVALID'],
  InvalidLayerPartException: [416, 'BLOB_UPLOAD_INVALID'],
  InvalidParameterException: [400, 'MANIFEST_INVALID'],
  LayersNotFoundException: [404, 'BLOB_UNKNOWN'],
  ReferencedImagesNotFoundException: [404, 'MANIFEST_BLOB_UNKNOWN'],
  ThrottlingException: [429, 'TOOMANYREQUESTS'],
  UploadNotFoundException: [404, 'BLOB_UPLOAD_UNKNOWN'],
};

export function asRegistryError(error: unknown): RegistryError {
  if (error instanceof RegistryError) return error;
  if (!(error instanceof AwsError)) {
    return new RegistryError(500, 'UNKNOWN', 'The sandbox failed to answer this call.');
  }
  const [status, code] = codes[error.name] ?? [error.status, 'UNKNOWN'];
  return new RegistryError(status, code, error.message);
}
