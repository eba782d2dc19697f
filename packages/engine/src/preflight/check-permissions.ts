import {
  type ContextEntry,
  type EvaluationResult,
  GetRoleCommand,
  SimulatePrincipalPolicyCommand,
} from '@aws-sdk/client-iam';
import { type Diagnostic, derivePolicy, type PolicyStatement } from '@seaworthy/compiler';
import type { FurtherClients } from '../aws/further-clients.ts';
import type { Asker } from '../doctor/live/asker.ts';
import type { AccountIdentity } from './identify-account.ts';
import { preflightProblems as problems } from './preflight-problems.ts';

type PolicyRequest = Parameters<typeof derivePolicy>[0];

/**
 * Whether who deploys may do what a deployment of this project does, as IAM itself simulates it. Root
 * may do everything, and of federated users IAM does not say.
 */
export async function checkPermissions(
  { application, graph, templates }: Pick<PolicyRequest, 'application' | 'graph' | 'templates'>,
  { id: account, region, by }: AccountIdentity,
  clients: Pick<FurtherClients, 'iam'>,
  asker: Asker,
): Promise<readonly Diagnostic[]> {
  const principal = await principalOf(by, clients);
  if (principal === undefined) return [];
  const here = { ...application, region };
  const { Statement } = derivePolicy({ use: 'ci', application: here, graph, templates, account });
  const found = await Promise.all(
    questionsFrom(Statement).map((question) => askIam(question, principal, clients, asker)),
  );
  const denied = [...new Set(found.flat())].toSorted();
  if (denied.length === 0) return [];
  return [problems['deploy/not-permitted'](undefined, { who: nameOf(principal), actions: denied })];
}

/** The user or role that has the permissions; the name of a session does not tell a role's path. */
async function principalOf(
  by: string,
  { iam }: Pick<FurtherClients, 'iam'>,
): Promise<string | undefined> {
  if (by.includes(':user/')) return by;
  const [, partition, account, RoleName] = sessionOfRole.exec(by) ?? [];
  if (RoleName === undefined) return undefined;
  // Who may not ask has most probably a role without a path.
  const answer = await iam.send(new GetRoleCommand({ RoleName })).catch(() => undefined);
  return answer?.Role?.Arn ?? `arn:${partition}:iam::${account}:role/${RoleName}`;
}

const sessionOfRole = /^arn:([\w-]+):sts::(\d+):assumed-role\/([^/]+)\//;

/** Actions of one service of AWS under one condition, and the resources that they may be limited to. */
interface Question {
  readonly actions: ReadonlySet<string>;
  readonly resources: ReadonlySet<string>;
  readonly context: readonly ContextEntry[];
}

/** IAM takes time for each question, and allows few at once. */
function questionsFrom(statements: readonly PolicyStatement[]): readonly Question[] {
  const questions = new Map<string, { actions: Set<string>; resources: Set<string> } & Question>();
  for (const { Action, Resource, Condition = {} } of statements) {
    for (const action of Action) {
      const key = `${action.split(':')[0]} ${JSON.stringify(Condition)}`;
      const question = questions.get(key) ?? {
        actions: new Set(),
        resources: new Set(),
        context: contextFor(Condition),
      };
      question.actions.add(action);
      for (const resource of Resource) question.resources.add(resource);
      questions.set(key, question);
    }
  }
  return [...questions.values()];
}

/** A request that the condition holds for. */
function contextFor(condition: NonNullable<PolicyStatement['Condition']>): readonly ContextEntry[] {
  return Object.entries(condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([ContextKeyName, values]) => ({
      ContextKeyName,
      ContextKeyType: operator.startsWith('For') ? ('stringList' as const) : ('string' as const),
      ContextKeyValues: [values].flat().slice(0, 1),
    })),
  );
}

/** Actions that are allowed on none of the resources, and would not be if IAM knew more of the call. */
async function askIam(
  { actions, resources, context }: Question,
  PolicySourceArn: string,
  { iam }: Pick<FurtherClients, 'iam'>,
  asker: Asker,
): Promise<readonly string[]> {
  const results: EvaluationResult[] = [];
  let Marker: string | undefined;
  do {
    const command = new SimulatePrincipalPolicyCommand({
      PolicySourceArn,
      ActionNames: [...actions],
      ResourceArns: [...resources],
      ContextEntries: [...context],
      Marker,
    });
    const page = await asker.ask('iam:SimulatePrincipalPolicy', () => iam.send(command));
    if (page === undefined) return [];
    results.push(...(page.EvaluationResults ?? []));
    Marker = page.IsTruncated ? page.Marker : undefined;
  } while (Marker !== undefined);
  const refused = new Set(results.map(({ EvalActionName = '' }) => EvalActionName));
  for (const result of results) {
    if (isAllowed(result) || isOpen(result)) refused.delete(result.EvalActionName ?? '');
  }
  return [...refused];
}

function isAllowed({ EvalDecision, ResourceSpecificResults = [] }: EvaluationResult): boolean {
  return (
    EvalDecision === 'allowed' ||
    ResourceSpecificResults.some(({ EvalResourceDecision }) => EvalResourceDecision === 'allowed')
  );
}

/** The answer hangs on what only the call itself brings. */
function isOpen({ MissingContextValues = [], ResourceSpecificResults = [] }: EvaluationResult) {
  return (
    [
      MissingContextValues,
      ...ResourceSpecificResults.map((one) => one.MissingContextValues ?? []),
    ].flat().length > 0
  );
}

function nameOf(principal: string): string {
  return principal.slice(principal.lastIndexOf(':') + 1);
}
