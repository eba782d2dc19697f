import { expect, test } from 'vitest';
import { AwsError, NotModelled } from '../../aws/aws-error.ts';
import { ResourceFailure } from '../../resources/resource-handler.ts';
import { handlerReason } from './failure-reason.ts';

const identity = { account: '1', region: 'r', hex: () => 'a', uuid: () => 'token' };
const reason = (error: unknown) => handlerReason(error, identity, []);

test("What a handler says is told in CloudFormation's words, once", () => {
  const told =
    'Resource handler returned message: "It exists." (RequestToken: token, HandlerErrorCode: AlreadyExists)';
  expect(reason(new ResourceFailure('AlreadyExists', 'It exists.'))).toBe(told);
  expect(reason(new ResourceFailure('AlreadyExists', told))).toBe(told);
});

test("An error of the service's API becomes CloudFormation's code for it", () => {
  expect(reason(new AwsError('ResourceNotFoundException', 'No queue.'))).toBe(
    'Resource handler returned message: "No queue. (Status Code: 400; Error Code: ResourceNotFoundException; Request ID: token)" (RequestToken: token, HandlerErrorCode: NotFound)',
  );
});

test('What is not modelled is said as it is', () => {
  expect(reason(new NotModelled('spot prices'))).toBe('The sandbox does not model spot prices.');
});
