import {
  type Application,
  deploymentWaves,
  largestInlineTemplate,
  type Plan,
  type Stack,
  type Template,
} from '@seaworthy/compiler';

/** How to deploy what was written: the stacks in order, each with its command. */
export interface Deployment {
  readonly project: string;
  readonly environment: string;
  readonly region: string;
  readonly stacks: readonly StackDeployment[];
  /** The secret whose values the owner fills in once the data stack is there. */
  readonly secret?: SecretToFill;
}

export interface SecretToFill {
  readonly name: string;
  readonly keys: readonly string[];
  readonly command: string;
}

export interface StackDeployment {
  readonly name: string;
  readonly layer: Stack['layer'];
  readonly template: string;
  /** Parameters without a default, which must be given. */
  readonly parameters: readonly { readonly name: string; readonly description: string }[];
  /** For AWS's own command, in the order in which to run them. */
  readonly commands: readonly string[];
  /** Outputs that hold a command to run once the stack is there: a job's, a site's upload. */
  readonly outputs: readonly { readonly name: string; readonly description: string }[];
}

/** What to run, in order. A value to be filled in stands in the commands in upper case. */
export function deploymentOf({
  application,
  graph,
  templates,
}: Required<Pick<Plan, 'application' | 'graph' | 'templates'>>): Deployment {
  const byStack = new Map(templates.map((template) => [template.stack, template]));
  return {
    project: application.name,
    environment: application.environment,
    region: application.region,
    stacks: inOrder(graph.stacks, application).flatMap((stack) => {
      const template = byStack.get(stack.name);
      return template ? [stackDeployment(stack, template, application)] : [];
    }),
    ...(application.secrets.length > 0 && { secret: secretToFill(application) }),
  };
}

/** Jobs come before the services that need their work, and services before those that address them. */
function inOrder(stacks: readonly Stack[], { services, links }: Application): readonly Stack[] {
  const jobs = new Set(services.flatMap(({ kind, name }) => (kind === 'job' ? name : [])));
  const isJob = ({ service }: Stack): boolean => service !== undefined && jobs.has(service);
  const shared = stacks.filter(({ layer }) => layer !== 'service');
  const ofServices = stacks.filter(({ layer }) => layer === 'service');
  const waves = deploymentWaves(
    ofServices.filter((stack) => !isJob(stack)),
    ({ service: name }) => ({
      name,
      addresses: links.flatMap(({ from, to }) => (from === name ? to : [])),
    }),
  );
  return [...shared, ...ofServices.filter(isJob), ...waves.flat()];
}

function secretToFill(application: Application): SecretToFill {
  const { secretName, secrets } = application;
  return {
    name: secretName,
    keys: secrets.map(({ key }) => key),
    command: fillCommand(application),
  };
}

/** What is kept in parameters takes many calls, in an order that our own command knows. */
function fillCommand({ secretName, secretStore, region, environment }: Application): string {
  return secretStore === 'parameter-store'
    ? `seaworthy secrets push --environment ${environment} --region ${region}`
    : `aws secretsmanager put-secret-value --region ${region} --secret-id ${secretName} --secret-string file://SECRETS.json`;
}

function stackDeployment(
  stack: Stack,
  template: Template,
  application: Application,
): StackDeployment {
  const parameters = stack.parameters.filter((parameter) => parameter.default === undefined);
  return {
    name: stack.name,
    layer: stack.layer,
    template: template.fileName,
    parameters: parameters.map(({ id, description }) => ({ name: id, description })),
    commands: [
      deployCommand(
        stack,
        template,
        application,
        parameters.map(({ id }) => id),
      ),
      ...(stack.terminationProtection ? [protectCommand(stack, application)] : []),
    ],
    outputs: commandOutputs(stack, application),
  };
}

function deployCommand(
  stack: Stack,
  template: Template,
  { name, environment, region }: Application,
  parameters: readonly string[],
): string {
  return [
    'aws cloudformation deploy',
    `--region ${region}`,
    `--stack-name ${stack.name}`,
    `--template-file ${template.fileName}`,
    ...(template.bytes > largestInlineTemplate ? ['--s3-bucket BUCKET'] : []),
    ...(createsRoles(stack) ? ['--capabilities CAPABILITY_NAMED_IAM'] : []),
    ...(parameters.length > 0
      ? [`--parameter-overrides ${parameters.map((id) => `${id}=${placeholder(id)}`).join(' ')}`]
      : []),
    `--tags seaworthy:project=${name} seaworthy:environment=${environment}`,
  ].join(' ');
}

function protectCommand({ name }: Stack, { region }: Application): string {
  return `aws cloudformation update-termination-protection --region ${region} --stack-name ${name} --enable-termination-protection`;
}

/** A schedule runs by itself: its command is for trying it. */
function commandOutputs(stack: Stack, { services }: Application): StackDeployment['outputs'] {
  const service = services.find(({ name }) => name === stack.service);
  if (service?.kind !== 'job' && service?.kind !== 'site') return [];
  return stack.outputs
    .filter(({ id }) => id.endsWith('Command'))
    .map(({ id, description }) => ({ name: id, description }));
}

function createsRoles({ resources }: Stack): boolean {
  return resources.some(({ type }) => type.startsWith('AWS::IAM::'));
}

/** `HostedZoneId` becomes `HOSTED_ZONE_ID`. */
function placeholder(id: string): string {
  return id.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toUpperCase();
}
