import { amzDate } from './amz-date.ts';
import { AwsError } from './aws-error.ts';
import type { ServiceName } from './operation.ts';

/** A service's names for faults that every service has. */
interface ServiceFaults {
  readonly denied: string;
  readonly throttled: readonly [name: string, message: string, status?: number];
  readonly failed: readonly [name: string, message: string];
  readonly skewed: readonly [name: string, status: number];
}

const rateExceeded = 'Rate exceeded';
const unknownFailure =
  'The request processing has failed because of an unknown error, exception or failure.';

const query = {
  denied: 'AccessDenied',
  throttled: ['Throttling', rateExceeded],
  failed: ['InternalFailure', unknownFailure],
  skewed: ['SignatureDoesNotMatch', 403],
} as const;

const json = {
  denied: 'AccessDeniedException',
  throttled: ['ThrottlingException', rateExceeded],
  failed: ['InternalFailure', unknownFailure],
  skewed: ['InvalidSignatureException', 400],
} as const;

const restJson = {
  denied: 'AccessDeniedException',
  throttled: ['ThrottlingException', rateExceeded, 429],
  skewed: ['InvalidSignatureException', 403],
} as const;

/** Sources: "Errors" and "Common Errors" of each service's API reference. */
const faults: Readonly<Record<ServiceName, ServiceFaults>> = {
  ACM: json,
  ApplicationAutoScaling: {
    ...json,
    failed: ['InternalServiceException', 'The service encountered an internal error.'],
  },
  Batch: {
    denied: 'AccessDeniedException',
    throttled: ['TooManyRequestsException', 'Too Many Requests', 429],
    failed: ['ServerException', 'These errors are usually caused by a server issue.'],
    skewed: ['InvalidSignatureException', 403],
  },
  CloudFormation: query,
  CloudWatch: {
    ...query,
    failed: ['InternalServiceError', 'Request processing has failed due to some unknown error.'],
  },
  CloudWatchLogs: {
    ...json,
    failed: ['ServiceUnavailableException', 'The service cannot complete the request.'],
  },
  DynamoDB: { ...json, failed: ['InternalServerError', 'An error occurred on the server side.'] },
  EC2: {
    denied: 'UnauthorizedOperation',
    throttled: ['RequestLimitExceeded', 'Request limit exceeded.', 503],
    failed: ['InternalError', 'An internal error has occurred'],
    skewed: ['RequestExpired', 400],
  },
  ECR: { ...json, failed: ['ServerException', 'A server-side issue has occurred.'] },
  ECS: {
    ...json,
    failed: ['ServerException', 'Service Unavailable. Please try again later.'],
  },
  EFS: { ...restJson, failed: ['InternalServerError', 'An error occurred on the server side.'] },
  ElastiCache: query,
  ElasticLoadBalancingV2: query,
  IAM: { ...query, failed: ['ServiceFailure', unknownFailure] },
  Pipes: { ...restJson, failed: ['InternalException', 'An internal error has occurred.'] },
  RDS: query,
  Route53: { ...query, failed: ['ServiceUnavailable', 'Service Unavailable'] },
  S3: {
    denied: 'AccessDenied',
    throttled: ['SlowDown', 'Please reduce your request rate.', 503],
    failed: ['InternalError', 'We encountered an internal error. Please try again.'],
    skewed: ['RequestTimeTooSkewed', 403],
  },
  SQS: {
    ...json,
    throttled: ['RequestThrottled', 'Request is throttled.', 403],
    failed: ['InternalError', unknownFailure],
  },
  SSM: { ...json, failed: ['InternalServerError', 'An error occurred on the server side.'] },
  STS: query,
  SecretsManager: {
    ...json,
    failed: ['InternalServiceError', 'An error occurred on the server side.'],
  },
  ServiceQuotas: {
    ...json,
    throttled: ['TooManyRequestsException', rateExceeded],
    failed: ['ServiceException', 'Something went wrong.'],
  },
};

/** What a caller may not do; `message` is IAM's sentence. */
export function denied(service: ServiceName, message: string): AwsError {
  return new AwsError(faults[service].denied, message, { status: 403 });
}

/** Too many calls. The SDKs know all of these names and try again, more slowly. */
export function throttling(service: ServiceName): AwsError {
  const [name, message, status = 400] = faults[service].throttled;
  return new AwsError(name, message, { status });
}

/** A fault of AWS's own; 503 is that of the front door, which is alike everywhere. */
export function serverFault(service: ServiceName, status: 500 | 503): AwsError {
  if (status === 503) {
    return new AwsError('ServiceUnavailable', 'Service Unavailable', { fault: 'server', status });
  }
  const [name, message] = faults[service].failed;
  return new AwsError(name, message, { fault: 'server', status });
}

/** A signature of another time than AWS's, with the time that AWS has. */
export function clockSkew(service: ServiceName, signedAt: number, serverTime: number): AwsError {
  const [name, status] = faults[service].skewed;
  const message =
    signedAt < serverTime
      ? `Signature expired: ${amzDate(signedAt)} is now earlier than ${amzDate(serverTime - fiveMinutes)} (${amzDate(serverTime)} - 5 min.)`
      : `Signature not yet current: ${amzDate(signedAt)} is still later than ${amzDate(serverTime + fiveMinutes)} (${amzDate(serverTime)} + 5 min.)`;
  return new AwsError(name, message, { status, serverTime });
}

export const fiveMinutes = 300_000;
