/** One option as users write it and as help shows it. */
export interface OptionDefinition {
  readonly short?: string;
  /** Stands for the value in help; without it the option is a switch. */
  readonly value?: string;
  readonly repeatable?: true;
  readonly choices?: readonly string[];
  /** What a value must look like, and how to say so. */
  readonly form?: { readonly pattern: RegExp; readonly words: string };
  readonly help: string;
}

/** `-` stands for standard input in other commands. */
const fileForm = {
  pattern: /^(?!-$)/,
  words: 'the name of a file; standard input is not read',
};

/** Every option of every command; a command lists those that it takes. */
export const optionDefinitions = {
  file: {
    short: 'f',
    value: 'FILE',
    repeatable: true,
    form: fileForm,
    help: 'Compose file; repeat to merge several. Default: compose.yaml, compose.yml, docker-compose.yml or docker-compose.yaml, here or in a folder above, with compose.ENVIRONMENT.yaml beside it',
  },
  'env-file': {
    value: 'FILE',
    repeatable: true,
    form: fileForm,
    help: 'File of variables in place of .env; repeat to read several',
  },
  profile: { value: 'NAME', repeatable: true, help: 'Profile to take in; repeat for several' },
  environment: {
    value: 'NAME',
    form: {
      pattern: /^[a-z][a-z0-9-]{0,19}$/,
      words: 'up to 20 lower-case letters, digits and hyphens, a letter first',
    },
    help: 'What to plan for, part of every name on AWS. Default: production',
  },
  'project-name': { short: 'p', value: 'NAME', help: 'Project name, before `name:` in the file' },
  'project-directory': {
    value: 'DIR',
    help: 'Folder that paths start from. Default: the folder of the first Compose file',
  },
  region: {
    value: 'REGION',
    form: { pattern: /^[a-z]{2,3}(-[a-z]+)+-\d$/, words: 'a region such as eu-west-1' },
    help: 'AWS region, before the one in x-seaworthy',
  },
  strict: { help: 'Make every Compose key that AWS cannot honour an error' },
  json: { help: 'Print the result as JSON' },
  out: { value: 'DIR', help: 'Write the CloudFormation templates into this folder' },
  diagram: {
    value: 'FORM',
    choices: ['mermaid', 'svg'],
    help: 'Print only a diagram, as mermaid or svg',
  },
  format: {
    value: 'FORM',
    choices: ['github'],
    help: 'Print findings as annotations of a GitHub workflow',
  },
  watch: { help: 'Go on, and say it anew whenever a file is saved' },
  service: {
    value: 'NAME',
    repeatable: true,
    help: 'Only this service, with the stores; repeat for several',
  },
  fault: {
    value: 'NAME',
    help: 'Make a mistake on purpose, in the first web service or in --service; `list` says which',
  },
  update: {
    value: 'VERSION',
    help: 'Then roll a second version of the first web service in, under 200 requests a second: same (the same image as a new revision), build (built again) or the name of an image',
  },
  keep: { help: 'Leave everything running, with its URL, until interrupted' },
  timeout: {
    value: 'SECONDS',
    form: { pattern: /^[1-9]\d{0,4}$/, words: 'a number of seconds' },
    help: 'How long it may take once images exist. Default: 300',
  },
  follow: { help: 'Go on with every new line, until Ctrl-C' },
  since: {
    value: 'TIME',
    form: {
      pattern: /^(?:\d+[smhd]|\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?)$/,
      words: 'a time span such as 90s, 10m, 2h or 3d, or a date such as 2026-11-20T08:00:00Z',
    },
    help: 'From when on: so long ago (90s, 10m, 2h, 3d), or a date. Default: 10m',
  },
  task: { value: 'ID', help: 'Only this task; the first characters of its id are enough' },
  container: { value: 'NAME', help: 'The container of the task. Default: the service’s own' },
  store: { value: 'NAME', repeatable: true, help: 'Also this store; repeat for several' },
  yes: { help: 'Do not ask' },
  'allow-replace': {
    value: 'NAME',
    repeatable: true,
    help: 'Let this resource be deleted or replaced, with the data in it; repeat for several',
  },
  'revert-drift': { help: 'Put back what somebody changed or deleted by hand' },
  prune: { help: 'Also drop the keys that no service asks for' },
  dialect: {
    value: 'PROGRAM',
    choices: ['compose', 'dotenv', 'node', 'docker-run'],
    help: 'How to read FILE: as compose, dotenv, node (--env-file) or docker-run (--env-file). Default: compose',
  },
  'kms-key': {
    value: 'ARN',
    form: {
      pattern: /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/,
      words: 'the ARN of a KMS key, which ends in key/ and its id',
    },
    help: 'The customer’s own KMS key that encrypts the secret',
  },
  stdin: { help: 'Take the value from standard input instead of making one' },
  for: {
    value: 'USE',
    choices: ['deploy', 'plan', 'doctor', 'ci'],
    help: 'What it is for: deploy, plan (reading only), doctor, or ci. Default: deploy',
  },
  cluster: {
    value: 'NAME',
    help: 'The ECS cluster of --service, which need not be one of ours',
  },
  fix: { help: 'Change the project’s files as the mends say, after showing each change' },
  help: { short: 'h', help: 'Show this help' },
  version: { short: 'V', help: 'Show the version' },
} as const satisfies Readonly<Record<string, OptionDefinition>>;

export type OptionName = keyof typeof optionDefinitions;

/** The options as given. */
export interface Options {
  /** What follows the command's name, besides options. */
  readonly arguments: readonly string[];
  readonly files: readonly string[];
  readonly envFiles: readonly string[];
  readonly profiles: readonly string[];
  readonly environment: string;
  readonly projectName?: string;
  readonly projectDirectory?: string;
  readonly region?: string;
  readonly strict: boolean;
  readonly json: boolean;
  readonly out?: string;
  readonly diagram?: 'mermaid' | 'svg';
  readonly format?: 'github';
  readonly services: readonly string[];
  readonly fault?: string;
  /** `same`, `build` or the name of an image. */
  readonly update?: string;
  readonly keep: boolean;
  readonly watch: boolean;
  readonly follow: boolean;
  /** As written: a span of time such as `10m`, or a date. */
  readonly since?: string;
  readonly task?: string;
  readonly container?: string;
  readonly stores: readonly string[];
  readonly yes: boolean;
  /** Ids of resources whose data may be lost. */
  readonly allowReplace: readonly string[];
  readonly revertsDrift: boolean;
  readonly prune: boolean;
  readonly stdin: boolean;
  readonly dialect?: 'compose' | 'dotenv' | 'node' | 'docker-run';
  /** ARN. */
  readonly kmsKey?: string;
  readonly for?: 'deploy' | 'plan' | 'doctor' | 'ci';
  readonly cluster?: string;
  readonly fix: boolean;
  /** Seconds. */
  readonly timeout: number;
}

/** Options of every command that reads a project. */
export const projectOptions: readonly OptionName[] = [
  'file',
  'env-file',
  'profile',
  'environment',
  'project-name',
  'project-directory',
  'region',
  'strict',
  'json',
];
