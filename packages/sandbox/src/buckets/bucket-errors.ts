import { AwsError } from '../aws/aws-error.ts';

function error(name: string, status: number, message: string, details: object = {}): AwsError {
  return new AwsError(name, message, { status, details });
}

/** S3's refusals in its own words. */
export const bucketErrors = {
  noBucket: (name: string) =>
    error('NoSuchBucket', 404, 'The specified bucket does not exist', { BucketName: name }),
  noKey: (key: string) =>
    error('NoSuchKey', 404, 'The specified key does not exist.', { Key: key }),
  noVersion: (key: string, versionId: string) =>
    error('NoSuchVersion', 404, 'The specified version does not exist.', {
      Key: key,
      VersionId: versionId,
    }),
  noUpload: (id: string) =>
    error(
      'NoSuchUpload',
      404,
      'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
      { UploadId: id },
    ),
  /** HEAD has no body, so its errors have only a status. */
  notFound: () => error('NotFound', 404, 'Not Found'),
  methodNotAllowed: () =>
    error('MethodNotAllowed', 405, 'The specified method is not allowed against this resource.'),
  accessDenied: (message = 'Access Denied') => error('AccessDenied', 403, message),
  bucketExists: () =>
    error(
      'BucketAlreadyOwnedByYou',
      409,
      'Your previous request to create the named bucket succeeded and you already own it.',
    ),
  badBucketName: (name: string) =>
    error('InvalidBucketName', 400, 'The specified bucket is not valid.', { BucketName: name }),
  badLocation: () =>
    error(
      'IllegalLocationConstraintException',
      400,
      'The unspecified location constraint is incompatible for the region specific endpoint this request was sent to.',
    ),
  notEmpty: (name: string) =>
    error('BucketNotEmpty', 409, 'The bucket you tried to delete is not empty', {
      BucketName: name,
    }),
  notEmptyVersions: (name: string) =>
    error(
      'BucketNotEmpty',
      409,
      'The bucket you tried to delete is not empty. You must delete all versions in the bucket.',
      { BucketName: name },
    ),
  keyTooLong: () => error('KeyTooLongError', 400, 'Your key is too long'),
  precondition: (condition: string) =>
    error(
      'PreconditionFailed',
      412,
      'At least one of the pre-conditions you specified did not hold',
      { Condition: condition },
    ),
  notModified: () => error('NotModified', 304, 'Not Modified'),
  badRange: (range: string, size: number) =>
    error('InvalidRange', 416, 'The requested range is not satisfiable', {
      RangeRequested: range,
      ActualObjectSize: size,
    }),
  badDigest: (what: string) =>
    error('BadDigest', 400, `The ${what} you specified did not match the calculated checksum.`),
  badMd5: () =>
    error('BadDigest', 400, 'The Content-MD5 you specified did not match what we received.'),
  incompleteBody: () =>
    error(
      'IncompleteBody',
      400,
      'You did not provide the number of bytes specified by the Content-Length HTTP header',
    ),
  aclNotSupported: () =>
    error('AccessControlListNotSupported', 400, 'The bucket does not allow ACLs'),
  malformedPolicy: (message: string) => error('MalformedPolicy', 400, message),
  noPolicy: (name: string) =>
    error('NoSuchBucketPolicy', 404, 'The bucket policy does not exist', { BucketName: name }),
  noCors: () => error('NoSuchCORSConfiguration', 404, 'The CORS configuration does not exist'),
  noTags: () => error('NoSuchTagSet', 404, 'The TagSet does not exist'),
  malformedXml: () =>
    error(
      'MalformedXML',
      400,
      'The XML you provided was not well-formed or did not validate against our published schema',
    ),
  invalidArgument: (message: string, name: string, value: string | number) =>
    error('InvalidArgument', 400, message, { ArgumentName: name, ArgumentValue: value }),
  invalidPart: () =>
    error(
      'InvalidPart',
      400,
      "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
    ),
  partOrder: () =>
    error(
      'InvalidPartOrder',
      400,
      'The list of parts was not in ascending order. Parts must be ordered by part number.',
    ),
  tooSmall: (number: number, size: number) =>
    error('EntityTooSmall', 400, 'Your proposed upload is smaller than the minimum allowed size', {
      PartNumber: number,
      ProposedSize: size,
      MinSizeAllowed: 5_242_880,
    }),
  tooLarge: (size: number) =>
    error('EntityTooLarge', 400, 'Your proposed upload exceeds the maximum allowed size', {
      ProposedSize: size,
      MaxSizeAllowed: 5_368_709_120,
    }),
  copyToItself: () =>
    error(
      'InvalidRequest',
      400,
      "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
    ),
  invalidTag: (message: string) => error('InvalidTag', 400, message),
} as const;
