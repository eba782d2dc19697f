import { AwsError, NotModelled } from '../../aws/aws-error.ts';
import type { Identity } from '../../aws/identity.ts';
import { ResourceFailure } from '../../resources/resource-handler.ts';

/** What AWS writes into the event of a resource whose handler failed, without its secrets. */
export function handlerReason(
  error: unknown,
  identity: Identity,
  secrets: readonly string[],
): string {
  if (error instanceof NotModelled) return error.message;
  const { message: told, code } = describeFailure(error, identity);
  const message = secrets
    .filter((secret) => secret !== '')
    .reduce((text, secret) => text.replaceAll(secret, '****'), told);
  if (saysItAll.test(message)) return message;
  return `Resource handler returned message: "${message}" (RequestToken: ${identity.uuid()}, HandlerErrorCode: ${code})`;
}

/** Reasons of handlers that are AWS's whole text already. */
const saysItAll = /^(Resource handler returned message:|Properties validation failed for resource)/;

/** What AWS writes when a resource's properties cannot be made out, before its handler is asked. */
export function preparationReason(error: unknown, identity: Identity): string {
  if (!(error instanceof AwsError)) return error instanceof Error ? error.message : String(error);
  const isOwn = error.name === 'ValidationError' || error.name === 'NotModelled';
  return isOwn ? error.message : withService(error, identity);
}

function describeFailure(
  error: unknown,
  identity: Identity,
): { readonly message: string; readonly code: string } {
  if (error instanceof ResourceFailure) return error;
  if (error instanceof AwsError) {
    return { message: withService(error, identity), code: handlerCode(error) };
  }
  return {
    message: error instanceof Error ? error.message : String(error),
    code: 'InternalFailure',
  };
}

function withService({ message, status, name }: AwsError, identity: Identity): string {
  return `${message} (Status Code: ${status}; Error Code: ${name}; Request ID: ${identity.uuid()})`;
}

function handlerCode({ name, fault }: AwsError): string {
  if (/AlreadyExist|Duplicate|ResourceExists/.test(name)) return 'AlreadyExists';
  if (/NotFound/.test(name)) return 'NotFound';
  if (/AccessDenied|Unauthorized/.test(name)) return 'AccessDenied';
  if (/LimitExceeded|TooMany|Quota/.test(name)) return 'ServiceLimitExceeded';
  if (/Throttl/.test(name)) return 'Throttling';
  return fault === 'client' ? 'InvalidRequest' : 'ServiceInternalError';
}
