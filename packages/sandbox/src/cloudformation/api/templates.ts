import type {
  GetTemplateInput,
  GetTemplateSummaryInput,
  GetTemplateSummaryOutput,
  ValidateTemplateInput,
  ValidateTemplateOutput,
} from '@aws-sdk/client-cloudformation';
import type { Operations } from '../../aws/operation.ts';
import { requiredCapability } from '../template/capabilities.ts';
import { checkTemplate } from '../template/check-template.ts';
import { circular, dependenciesOf } from '../template/order-resources.ts';
import { readTemplate } from '../template/read-template.ts';
import type { Template } from '../template/template.ts';
import { validationError } from '../template/template-error.ts';
import type { CloudFormationContext } from './context.ts';
import { findChangeSet } from './find-change-set.ts';
import { operationOn } from './operation-on.ts';
import { refuseInputs } from './refuse-inputs.ts';
import { templateText } from './template-text.ts';

export function templates(context: CloudFormationContext): Operations {
  return {
    GetTemplate: operationOn(context, 'GetTemplate', (input: GetTemplateInput) => ({
      TemplateBody: deployedText(context, input),
      StagesAvailable: ['Original', 'Processed'],
    })),
    GetTemplateSummary: operationOn(
      context,
      'GetTemplateSummary',
      async (input: GetTemplateSummaryInput, call) => {
        refuseInputs(input, ['StackSetName', 'CallAs', 'TemplateSummaryConfig']);
        const text =
          input.StackName === undefined
            ? await templateText(context, input, call)
            : deployedText(context, input);
        return summarise(readTemplate(text));
      },
    ),
    ValidateTemplate: operationOn(
      context,
      'ValidateTemplate',
      async (input: ValidateTemplateInput & { readonly StackName?: undefined }, call) =>
        validate(readTemplate(await templateText(context, input, call))),
    ),
  };
}

function deployedText(context: CloudFormationContext, input: GetTemplateInput): string {
  if (input.ChangeSetName !== undefined) {
    return findChangeSet(context, input).changeSet.deployment.template.text;
  }
  const stack = context.stacks.get(
    input.StackName,
    (name) => `Stack with id ${name} does not exist`,
  );
  if (stack.deployment === undefined) {
    throw validationError(`Stack with id ${stack.name} does not exist`);
  }
  return stack.deployment.template.text;
}

function summarise(template: Template): GetTemplateSummaryOutput {
  return {
    ...capabilities(template),
    Version: '2010-09-09',
    DeclaredTransforms: [],
    ResourceTypes: [...new Set([...template.resources.values()].map(({ type }) => type))],
    Parameters: [...template.parameters].map(([key, declaration]) => ({
      ParameterKey: key,
      ParameterType: declaration.type,
      NoEcho: declaration.noEcho,
      ...(declaration.default !== undefined && { DefaultValue: declaration.default }),
      ...(declaration.description !== undefined && { Description: declaration.description }),
      ParameterConstraints:
        declaration.allowedValues === undefined
          ? {}
          : { AllowedValues: [...declaration.allowedValues] },
    })),
    ...(template.description !== undefined && { Description: template.description }),
    ...(template.metadata !== undefined && { Metadata: JSON.stringify(template.metadata) }),
  };
}

function validate(template: Template): ValidateTemplateOutput {
  checkTemplate(template);
  const cycle = circular(dependenciesOf(template.resources));
  if (cycle.length > 0) {
    throw validationError(`Circular dependency between resources: [${cycle.join(', ')}]`);
  }
  return {
    ...capabilities(template),
    DeclaredTransforms: [],
    Parameters: [...template.parameters].map(([key, declaration]) => ({
      ParameterKey: key,
      NoEcho: declaration.noEcho,
      ...(declaration.default !== undefined && { DefaultValue: declaration.default }),
      ...(declaration.description !== undefined && { Description: declaration.description }),
    })),
    ...(template.description !== undefined && { Description: template.description }),
  };
}

function capabilities(template: Template) {
  const required = requiredCapability(template);
  if (required === undefined) return {};
  return {
    Capabilities: [required.capability],
    CapabilitiesReason: `The following resource(s) require capabilities: [${required.types.join(', ')}]`,
  };
}
