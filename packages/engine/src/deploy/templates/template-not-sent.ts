/** A template that is too large for a call does not get to CloudFormation; the message is why. */
export class TemplateNotSent extends Error {
  override readonly name = 'TemplateNotSent';
  readonly stackName: string;
  readonly bytes: number;

  constructor({ name, body }: { readonly name: string; readonly body: string }, reason: string) {
    super(reason);
    this.stackName = name;
    this.bytes = Buffer.byteLength(body);
  }
}
