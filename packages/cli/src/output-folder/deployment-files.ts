import type { Template } from '@seaworthy/compiler';
import type { Deployment, SecretToFill, StackDeployment } from './deployment.ts';
import type { OutputFile } from './output-file.ts';

/** Lists what was written, for programs; it also tells a folder of ours from a folder of others. */
export const listName = 'stacks.json';

/** The templates, the order and commands to deploy them, and the same for people. */
export function deploymentFiles(
  templates: readonly Template[],
  deployment: Deployment,
  version: string,
): readonly OutputFile[] {
  const bodies = templates.map(({ fileName, body }) => ({ name: fileName, text: body }));
  const readme = { name: 'README.md', text: readmeOf(deployment) };
  const files = [...bodies, readme].map(({ name }) => name);
  const list = { writtenBy: `seaworthy ${version}`, files: [...files, listName], ...deployment };
  return [...bodies, readme, { name: listName, text: `${JSON.stringify(list, null, 2)}\n` }];
}

function readmeOf({ project, environment, region, stacks, secret }: Deployment): string {
  const infrastructure = stacks.filter(({ layer }) => layer !== 'service');
  const services = stacks.filter(({ layer }) => layer === 'service');
  return [
    `# ${project} in ${environment}`,
    '',
    `CloudFormation templates for ${region}, written by \`seaworthy plan --out\`. Write them again rather than edit them.`,
    '',
    'Deploy them in this order, from this folder. Values in upper case are yours to fill in.',
    ...infrastructure.flatMap(stackSection),
    ...(secret ? secretSection(secret) : []),
    ...services.flatMap(stackSection),
    '',
  ].join('\n');
}

function stackSection({ name, parameters, commands, outputs }: StackDeployment): readonly string[] {
  return [
    '',
    `## ${name}`,
    '',
    ...commandBlock(commands),
    ...(parameters.length > 0 ? [''] : []),
    ...parameters.map((parameter) => `- \`${parameter.name}\`: ${parameter.description}`),
    ...outputs.flatMap((output) => [
      '',
      `Then run the command in the stack’s output \`${output.name}\`, in the project’s folder, and go on when it has done its work. ${output.description}`,
    ]),
  ];
}

/** Services start only when their secrets have values. */
function secretSection({ name, keys, command }: SecretToFill): readonly string[] {
  return [
    '',
    `## Secret ${name}`,
    '',
    'Write a JSON object with a value for each of these keys into a file outside of the repository, and put it into the secret:',
    '',
    ...keys.map((key) => `- \`${key}\``),
    '',
    ...commandBlock([command]),
  ];
}

function commandBlock(commands: readonly string[]): readonly string[] {
  return ['```', ...commands.map((command) => command.replaceAll(' --', ' \\\n  --')), '```'];
}
