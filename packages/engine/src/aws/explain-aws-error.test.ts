import { describe, expect, test } from 'vitest';
import { explainAwsError } from './explain-aws-error.ts';

function told(error: Error): string | undefined {
  return explainAwsError(error)?.message;
}

describe('what AWS refuses', () => {
  test('is told with what is not allowed', () => {
    const message =
      'User: arn:aws:iam::123456789012:user/dana is not authorized to perform: ecs:RunTask on resource: arn:aws:ecs:x because no policy allows it';
    expect(told(Object.assign(new Error(message), { name: 'AccessDeniedException' }))).toBe(
      'arn:aws:iam::123456789012:user/dana may not do ecs:RunTask on arn:aws:ecs:x.',
    );
  });

  test('is told in its own words when they do not name what is not allowed', () => {
    const message = 'Access denied by a policy of the organization.';
    expect(told(Object.assign(new Error(message), { name: 'AccessDenied' }))).toBe(
      'Whoever runs this may not do what it takes: Access denied by a policy of the organization.',
    );
  });
});

describe('an answer that is not AWS’s', () => {
  /** As the SDK throws what it cannot read, with the raw answer beside. */
  function unread(contentType: string): Error {
    const $response = { statusCode: 407, headers: { 'content-type': contentType } };
    return Object.assign(new SyntaxError('Unexpected token <'), { $response });
  }

  test('is a page of a proxy or a sign-in', () => {
    expect(told(unread('text/html; charset=utf-8'))).toBe(
      'AWS cannot be reached: a web page came instead of its answer, with status 407.',
    );
  });

  test('is nothing that we know otherwise', () => {
    expect(told(unread('application/x-amz-json-1.1'))).toBeUndefined();
  });
});
