import { NotModelled } from '../../aws/aws-error.ts';
import type { Call } from '../../aws/operation.ts';
import type { Stack } from '../stacks/stack.ts';
import { validationError } from '../template/template-error.ts';
import type { CloudFormationContext } from './context.ts';

const largestInline = 51_200;
const largest = 1_000_000;

/** The text of the template that a call names. Throws AWS's ValidationError beyond its limits. */
export async function templateText(
  context: CloudFormationContext,
  input: {
    readonly TemplateBody?: string | undefined;
    readonly TemplateURL?: string | undefined;
    readonly UsePreviousTemplate?: boolean | undefined;
  },
  { caller }: Pick<Call, 'caller'>,
  stack?: Stack,
): Promise<string> {
  const { TemplateBody: body, TemplateURL: url, UsePreviousTemplate: previous } = input;
  if (body !== undefined) {
    if (Buffer.byteLength(body) > largestInline) {
      throw validationError(
        `1 validation error detected: Value at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to ${largestInline}`,
      );
    }
    return body;
  }
  if (url !== undefined) {
    if (context.sources.templateAt === undefined) throw new NotModelled('TemplateURL');
    const text = await context.sources.templateAt(url, caller);
    if (Buffer.byteLength(text) > largest) {
      throw validationError(`Template may not exceed ${largest} bytes in size.`);
    }
    return text;
  }
  const deployed = stack?.deployment?.template.text;
  if (previous === true && deployed !== undefined) return deployed;
  throw validationError('Either Template URL or Template Body must be specified.');
}
