import type { Application } from '../application/application.ts';
import type { Graph } from '../graph/graph.ts';
import { largestInlineTemplate, type Template } from '../template/emit-templates.ts';
import { callStatements } from './call-statements.ts';
import type { Step } from './handler-permissions.ts';
import { handlerStatements } from './handler-statements.ts';
import type { Policy, PolicyStatement, PolicyUse } from './policy.ts';
import { templateBucketStatements } from './template-bucket-statements.ts';

/** What a policy is derived from; `account` is 12 digits, or `*` for any. */
export interface PolicyRequest {
  readonly use: PolicyUse;
  readonly application: Application;
  readonly graph: Graph;
  readonly templates: readonly Pick<Template, 'bytes'>[];
  readonly account: string;
}

const everyStep: readonly Step[] = ['create', 'read', 'update', 'delete'];

/**
 * The least permissions with which this project can be deployed, or read: what Seaworthy asks itself,
 * and what CloudFormation does with the resource types of these templates in the caller's name.
 */
export function derivePolicy(request: PolicyRequest): Policy {
  const { use, application, graph, templates, account } = request;
  const place = { application, account };
  const steps = use === 'plan' ? (['read'] as const) : everyStep;
  const calls = callStatements(use, application, place);
  const passesToTasks = calls.some(({ Action }) => Action.includes('iam:PassRole'));
  const passedAnyway = passesToTasks ? ['ecs-tasks.amazonaws.com'] : [];
  return {
    Version: '2012-10-17',
    Statement: [
      ...calls,
      ...(use !== 'plan' && templates.some(isLarge) ? templateBucketStatements(place) : []),
      ...handlerStatements(graph, steps, place, passedAnyway),
    ],
  };
}

function isLarge({ bytes }: Pick<Template, 'bytes'>): boolean {
  return bytes > largestInlineTemplate;
}

/** Characters that a managed policy may have, white space not counted. */
const largestPolicy = 6144;

/** The policy in as many as IAM needs to take it: each statement whole, or cut by its actions. */
export function splitPolicy({ Version, Statement }: Policy): readonly Policy[] {
  const parts: PolicyStatement[][] = [[]];
  for (const statement of Statement.flatMap(cutStatement)) {
    const last = parts.at(-1) ?? [];
    if (sizeOf({ Version, Statement: [...last, statement] }) <= largestPolicy) last.push(statement);
    else parts.push([statement]);
  }
  return parts.map((part) => ({ Version, Statement: part }));
}

function cutStatement(statement: PolicyStatement): readonly PolicyStatement[] {
  const half = Math.ceil(statement.Action.length / 2);
  if (sizeOf({ Version: '2012-10-17', Statement: [statement] }) <= largestPolicy || half < 2) {
    return [statement];
  }
  const [first, second] = [statement.Action.slice(0, half), statement.Action.slice(half)];
  return [
    { ...statement, Sid: `${statement.Sid}A`, Action: first },
    { ...statement, Sid: `${statement.Sid}B`, Action: second },
  ].flatMap(cutStatement);
}

function sizeOf(policy: Policy): number {
  return JSON.stringify(policy).length;
}
