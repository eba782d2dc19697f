import { holds, variablesOf } from './condition.ts';
import type { Context } from './context.ts';
import { matchesPattern, type VariableValue } from './pattern.ts';
import type { Principal, Selection, Statement } from './statement.ts';

export interface AccessRequest {
  readonly action: string;
  /** Absent when a trust policy is asked. */
  readonly resource?: string;
  /** Who asks, for policies that name principals. */
  readonly principal?: Principal;
  readonly context: Context;
}

export type Verdict = 'allowed' | 'explicit-deny' | 'implicit-deny';

/** What the statements together say: a denial wins over any permission, and silence denies. */
export function evaluate(statements: Iterable<Statement>, request: AccessRequest): Verdict {
  let verdict: Verdict = 'implicit-deny';
  for (const statement of statements) {
    if (statement.effect === 'Allow' && verdict === 'allowed') continue;
    if (!applies(statement, request)) continue;
    if (statement.effect === 'Deny') return 'explicit-deny';
    verdict = 'allowed';
  }
  return verdict;
}

/** Conditions come last: a key that the sandbox does not know only matters to requests meant. */
function applies(statement: Statement, request: AccessRequest): boolean {
  const variable = variablesOf(request.context);
  return (
    selects(statement.actions, request.action.toLowerCase(), variable) &&
    (statement.resources === undefined ||
      request.resource === undefined ||
      selects(statement.resources, request.resource, variable)) &&
    (statement.principals === undefined || names(statement.principals, request.principal)) &&
    statement.conditions.every((condition) => holds(condition, request.context))
  );
}

function selects(selection: Selection, text: string, variable: VariableValue): boolean {
  const named = selection.patterns.some((pattern) => matchesPattern(pattern, text, variable));
  return named !== selection.negated;
}

function names(principals: readonly Principal[], asking: Principal | undefined): boolean {
  return principals.some((principal) => principal.kind === 'anyone' || isSame(principal, asking));
}

/** An account, or its root, stands for every identity in it. */
function isSame(named: Principal, asking: Principal | undefined): boolean {
  if (asking === undefined || asking.kind === 'anyone' || named.kind === 'anyone') return false;
  if (named.kind !== asking.kind) return false;
  if (named.name === asking.name) return true;
  const account = /^(?:arn:aws:iam::)?(\d{12})(?::root)?$/.exec(named.name)?.[1];
  return named.kind === 'AWS' && account !== undefined && asking.name.split(':')[4] === account;
}
