import { mkdirSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { ciRoleTemplate, printable } from '@seaworthy/compiler';
import { findRepository, type Repository } from '../ci/find-repository.ts';
import { workflow, workflowPath } from '../ci/workflow.ts';
import type { Surroundings } from '../command-line/command.ts';
import { type ExitCode, exitCode } from '../command-line/exit-code.ts';
import type { Options } from '../command-line/options.ts';
import { ownVersion } from '../command-line/own-version.ts';
import { UsageError } from '../command-line/usage-error.ts';
import { planHere } from '../commands/plan-here.ts';
import { printErrors } from '../commands/print-errors.ts';
import { printNotes } from '../commands/print-notes.ts';
import type { Proposal } from '../init/proposal.ts';
import { saveProposal } from '../init/save-proposal.ts';
import { disk } from '../project-files/file-system.ts';
import { readFileText } from '../project-files/read-file-text.ts';
import { agrees } from '../terminal/ask.ts';
import { pageFor, printLines } from '../terminal/output.ts';
import { type CompletePlan, completePlan } from './complete-plan.ts';

const rolePath = '.github/seaworthy-role.json';

/** Runs `seaworthy ci`. */
export async function ci(options: Options, surroundings: Surroundings): Promise<ExitCode> {
  const here = planHere(options, surroundings);
  printNotes(here, surroundings);
  const plan = completePlan(here.plan);
  if (!plan) {
    printErrors(here, surroundings);
    return exitCode.problem;
  }
  const folder = resolve(surroundings.directory, here.directory);
  const repository = findRepository(folder);
  if (!repository) {
    throw new UsageError('this folder is in no Git repository', 'git init makes it one');
  }
  const name = nameOf(options, repository);
  const files = filesFor({ plan, name, folder, repository }, options, surroundings);
  const saved = [];
  for (const file of files) saved.push(await save(file, repository, options, surroundings));
  if (saved.includes(false)) return exitCode.problem;
  printLines(nextSteps(plan, name), surroundings.stdout);
  return exitCode.fine;
}

function nameOf({ arguments: [given] }: Options, { name }: Repository): string {
  const found = given ?? name;
  if (found === undefined) {
    throw new UsageError('the repository has no remote on GitHub', 'give OWNER/REPOSITORY');
  }
  if (/^[\w.-]+\/[\w.-]+$/.test(found)) return found;
  throw new UsageError(`ci does not take ${found}`, 'write OWNER/REPOSITORY');
}

interface CiFacts {
  readonly plan: CompletePlan;
  readonly name: string;
  readonly folder: string;
  readonly repository: Repository;
}

function filesFor(
  { plan, name, folder, repository }: CiFacts,
  options: Options,
  surroundings: Surroundings,
): readonly Omit<Proposal, 'before'>[] {
  const { application, graph, templates } = plan;
  const { root, branch } = repository;
  const text = workflow({
    project: application.name,
    environment: application.environment,
    region: application.region,
    branch,
    version: ownVersion(surroundings),
    folder: relative(root, folder).split(sep).join('/') || '.',
    flags: flagsOf(options),
  });
  const role = ciRoleTemplate({ application, graph, templates, repository: name, branch });
  return [
    { path: workflowPath, after: text, why: 'Plans pull requests, deploys the main branch.' },
    { path: rolePath, after: role, why: 'The role that the workflow deploys with.' },
  ];
}

/** What was said of the project has to be said in the workflow too. */
function flagsOf(options: Options): readonly string[] {
  const { files, envFiles, profiles, environment, projectName, region, strict } = options;
  return [
    ...files.flatMap((file) => ['-f', file]),
    ...envFiles.flatMap((file) => ['--env-file', file]),
    ...profiles.flatMap((profile) => ['--profile', profile]),
    ...(environment === 'production' ? [] : ['--environment', environment]),
    ...(projectName === undefined ? [] : ['--project-name', projectName]),
    ...(region === undefined ? [] : ['--region', region]),
    ...(strict ? ['--strict'] : []),
  ];
}

/** Whether the file is as it should be now. */
async function save(
  file: Omit<Proposal, 'before'>,
  { root }: Repository,
  { yes }: Options,
  surroundings: Surroundings,
): Promise<boolean> {
  const { stderr } = surroundings;
  const found = readFileText(join(root, file.path), disk);
  const before = found.kind === 'text' ? found.text : undefined;
  if (before === file.after) return true;
  if (before !== undefined) {
    printLines([file.path, ...changedLines(before, file.after, pageFor(stderr).paint)], stderr);
    const isAgreed = yes || (await agrees(`Change ${file.path}?`, surroundings));
    if (!isAgreed) {
      printLines([`Left ${file.path} as it is; --yes takes the change.`], stderr);
      return false;
    }
  }
  mkdirSync(join(root, dirname(file.path)), { recursive: true });
  const isSaved = saveProposal(root, { ...file, ...(before !== undefined && { before }) });
  if (isSaved) printLines([`Wrote ${file.path}.`], surroundings.stdout);
  return isSaved;
}

/** Lines that go and lines that come. */
function changedLines(
  before: string,
  after: string,
  { error, money }: ReturnType<typeof pageFor>['paint'],
): readonly string[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  return [
    ...old
      .filter((line) => !now.includes(line))
      .map((line) => `  ${error('-')} ${printable(line)}`),
    ...now
      .filter((line) => !old.includes(line))
      .map((line) => `  ${money('+')} ${printable(line)}`),
  ];
}

function nextSteps({ application }: CompletePlan, repository: string): readonly string[] {
  const { name, environment, region } = application;
  const stack = `seaworthy-ci-${name}-${environment}`;
  return [
    '',
    'Create the role once, with credentials that may create roles:',
    `  aws cloudformation deploy --region ${region} --stack-name ${stack} \\`,
    `    --template-file ${rolePath} --capabilities CAPABILITY_IAM \\`,
    `    --parameter-overrides OwnerId=$(gh api repos/${repository} --jq .owner.id) \\`,
    `      RepositoryId=$(gh api repos/${repository} --jq .id)`,
    `  gh variable set SEAWORTHY_ROLE --repo ${repository} --body "$(aws cloudformation describe-stacks \\`,
    `    --region ${region} --stack-name ${stack} --query 'Stacks[0].Outputs[0].OutputValue' --output text)"`,
    'When the account trusts GitHub already, add Provider=ARN of its provider to the overrides.',
    'Then commit both files.',
  ];
}
