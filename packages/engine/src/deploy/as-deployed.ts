import { GetTemplateCommand, type Stack } from '@aws-sdk/client-cloudformation';
import { GetParametersCommand } from '@aws-sdk/client-ssm';
import type { DeploymentContext } from '../aws/deployment-context.ts';
import type { StackDeployment } from './stack-deployment.ts';

/** How what is deployed compares with what shall be. */
export type Comparison =
  /** Template, tags and parameters are what they shall be. */
  | 'same'
  /** The template is; parameters differ, or cannot be compared because AWS conceals them. */
  | 'same-template'
  | 'different';

/** Compares without a change set, which takes seconds to make. */
export async function compareStack(
  deployment: StackDeployment,
  existing: Stack,
  context: DeploymentContext,
): Promise<Comparison> {
  const { clients, signal } = context;
  const command = new GetTemplateCommand({ StackName: deployment.name, TemplateStage: 'Original' });
  const { TemplateBody } = await clients.cloudFormation.send(command, { abortSignal: signal });
  if (TemplateBody !== deployment.body) return 'different';
  const isSame =
    sameTags(deployment, existing) &&
    sameParameters(deployment, existing) &&
    (await samePaths(existing, context));
  return isSame ? 'same' : 'same-template';
}

function sameTags({ tags }: StackDeployment, { Tags = [] }: Stack): boolean {
  const there = new Map(Tags.map(({ Key, Value }) => [Key, Value]));
  return Object.entries(tags).every(([key, value]) => there.get(key) === value);
}

/** Concealed ones are never the same. */
function sameParameters({ body, parameters }: StackDeployment, { Parameters = [] }: Stack) {
  const defaults = defaultsIn(body);
  return Parameters.every(({ ParameterKey = '', ParameterValue }) => {
    const shall = parameters[ParameterKey] ?? defaults.get(ParameterKey);
    return shall === ParameterValue;
  });
}

function defaultsIn(body: string): ReadonlyMap<string, string> {
  const { Parameters = {} }: { Parameters?: Record<string, { Default?: unknown }> } =
    JSON.parse(body);
  return new Map(
    Object.entries(Parameters).map(([name, { Default }]) => [name, String(Default ?? '')]),
  );
}

/** What other stacks hand over by Parameter Store may have changed, though its path has not. */
async function samePaths(
  { Parameters = [] }: Stack,
  { clients, signal }: DeploymentContext,
): Promise<boolean> {
  const handed = new Map(
    Parameters.flatMap(({ ParameterValue, ResolvedValue }) =>
      ParameterValue !== undefined && ResolvedValue !== undefined
        ? [[ParameterValue, ResolvedValue] as const]
        : [],
    ),
  );
  const names = [...handed.keys()];
  const pages = Array.from({ length: Math.ceil(names.length / 10) }, (_, page) =>
    names.slice(page * 10, page * 10 + 10),
  );
  const found = await Promise.all(
    pages.map((Names) =>
      clients.parameters.send(new GetParametersCommand({ Names }), { abortSignal: signal }),
    ),
  );
  const now = new Map(
    found.flatMap(({ Parameters: some = [] }) => some.map(({ Name, Value }) => [Name, Value])),
  );
  return names.every((name) => now.get(name) === handed.get(name));
}
