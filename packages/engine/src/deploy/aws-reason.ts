/**
 * What a resource's handler says, without what it is wrapped in:
 *
 *     Resource handler returned message: "The log group is protected. (Service: Logs, Status Code:
 *     400, Request ID: …)" (RequestToken: …, HandlerErrorCode: InvalidRequest)
 *     The log group is protected.
 */
export function awsReason(reason: string | undefined): string {
  if (!reason) return 'CloudFormation gives no reason.';
  const [, message = reason] = /^Resource handler returned message: "(.*)" \(/s.exec(reason) ?? [];
  return message.replace(/\s*\([^()]*Status Code: \d+[^()]*\)/, '').trim();
}
