import type { Template } from '@seaworthy/compiler';
import type { DeploymentContext } from '../../aws/deployment-context.ts';
import { describeStack } from '../../deploy/describe-stack.ts';
import type { StackDeployment } from '../../deploy/stack-deployment.ts';
import { editTemplate } from '../faults/template/edit-body.ts';
import { editContainer } from '../faults/template/edit-container.ts';

/**
 * The stack of a service that runs, with a second version of it: a label that the program does not
 * see makes it a new revision, whatever its image. Without an image it keeps the one that it has.
 */
export async function secondVersion(
  { name, template }: { readonly name: string; readonly template: Template },
  image: string | undefined,
  context: DeploymentContext,
): Promise<StackDeployment> {
  const stack = await describeStack(template.stack, context);
  const given = Object.fromEntries(
    (stack?.Parameters ?? []).flatMap(({ ParameterKey = '', ParameterValue = '' }) =>
      isConcealed(ParameterValue) ? [] : [[ParameterKey, ParameterValue]],
    ),
  );
  const { body } = editTemplate(
    template,
    editContainer(name, (container) => ({
      ...container,
      DockerLabels: { 'seaworthy.rehearsal': 'second version' },
    })),
  );
  return {
    name: template.stack,
    layer: template.layer,
    body,
    parameters: image === undefined ? given : { ...given, Image: image },
    tags: Object.fromEntries((stack?.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value])),
  };
}

/** CloudFormation shows asterisks for a parameter that is `NoEcho`; ours have good defaults. */
function isConcealed(value: string): boolean {
  return /^\*+$/.test(value);
}
