import type { ClientRequest } from 'node:http';
import type { Account } from '../../account.ts';
import type { Action } from '../actions.ts';
import type { AccessLog } from './access-log.ts';
import { answerItself } from './answer-itself.ts';
import { answer } from './answers.ts';
import type { Turns } from './choose-target.ts';
import type { Exchange } from './exchange.ts';
import { type ForwardDependencies, forward } from './forward.ts';
import { locationOf } from './redirect.ts';

export interface HandlerDependencies extends ForwardDependencies, Pick<Account, 'clock'> {
  readonly turns: Turns;
  readonly log: AccessLog;
}

/**
 * Answers a request as its listener's rules say, and writes it into the access log. Gives the
 * request to a target, if there is one.
 */
export function handleRequest(
  deps: HandlerDependencies,
  exchange: Exchange,
): ClientRequest | undefined {
  const { response, entry } = exchange;
  response.once('close', () => {
    entry.endedAt = deps.clock.now();
    if (entry.status === undefined) entry.status = 460;
    deps.log.add(entry);
  });
  const refusal = refusalOf(exchange);
  if (refusal !== undefined) {
    answerItself(exchange, refusal);
    return undefined;
  }
  const action = actionFor(exchange);
  entry.action = action.kind;
  return perform(deps, exchange, action);
}

/** The longest request target and header field that AWS documents, in bytes. */
const longestField = 16 * 1024;

/** Requests that reach no rule. */
function refusalOf({ request, facts }: Exchange): number | undefined {
  if (request.method === 'TRACE') return 405;
  if ((request.url?.length ?? 0) > longestField) return 414;
  if (request.rawHeaders.some(({ length }) => length > longestField)) return 400;
  const coding = request.headers['transfer-encoding'];
  if (coding !== undefined && !/^(chunked|identity)$/i.test(coding)) return 501;
  const hops = facts.header('x-forwarded-for');
  if (hops !== undefined && hops.split(',').length > 30) return 463;
  return undefined;
}

function actionFor({ listener, facts, entry }: Exchange): Action {
  const rule = listener.rules.find(({ conditions }) =>
    conditions.every(({ holds }) => holds(facts)),
  );
  entry.rulePriority = rule?.priority ?? 0;
  return rule?.action ?? listener.settings.defaultAction;
}

function perform(
  deps: HandlerDependencies,
  exchange: Exchange,
  action: Action,
): ClientRequest | undefined {
  switch (action.kind) {
    case 'forward':
      return forwardTo(deps, exchange, action);
    case 'redirect':
      redirect(exchange, action);
      return undefined;
    case 'fixed-response':
      exchange.entry.status = action.status;
      exchange.entry.sentBytes += answer(
        exchange.response,
        action.status,
        `${action.contentType}; charset=utf-8`,
        action.body,
      );
      return undefined;
  }
}

function forwardTo(
  deps: HandlerDependencies,
  exchange: Exchange,
  action: Extract<Action, { readonly kind: 'forward' }>,
): ClientRequest | undefined {
  const arn = deps.turns.group(action);
  const group = deps.store.groups.get(arn);
  exchange.entry.targetGroupArn = arn;
  const chosen = group && deps.turns.target(group, deps.targets.eligible(group));
  if (chosen !== undefined) return forward(deps, exchange, chosen);
  answerItself(exchange, 503);
  return undefined;
}

function redirect(
  { response, facts, listener, search, entry }: Exchange,
  action: Extract<Action, { readonly kind: 'redirect' }>,
): void {
  const { protocol, port } = listener.settings;
  const { host, path } = facts;
  const location = locationOf(action, { protocol, host, port, path, query: search });
  entry.status = action.status;
  entry.redirectUrl = location;
  entry.sentBytes += answer(response, action.status, undefined, undefined, { Location: location });
}
