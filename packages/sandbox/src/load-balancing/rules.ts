import type { Account } from '../account.ts';
import { actionsReader, readAction } from './actions.ts';
import { conditionsReader, readConditions } from './conditions.ts';
import { elbError } from './elb-error.ts';
import type { Listener, Rule } from './elements.ts';
import { checkGroups } from './listeners.ts';
import { integer, invalid, record, refused, tags, text } from './read-properties.ts';
import { find, type Store } from './store.ts';

/** A rule as templates write it. */
export const ruleReader = record({
  ListenerArn: text,
  Priority: integer,
  Conditions: conditionsReader,
  Actions: actionsReader,
  Transforms: refused('transforms of listener rules'),
  Tags: tags,
});

export type RuleInput = ReturnType<typeof ruleReader>;

/** Throws AwsError as ELB would, for instance `Priority '26' is currently in use`. */
export function createRule(
  { identity }: Pick<Account, 'identity'>,
  store: Store,
  input: RuleInput,
): Rule {
  const listener = find.listener(store, input.ListenerArn);
  const arn = `${listener.arn.replace(':listener/', ':listener-rule/')}/${identity.hex(16)}`;
  const rule: Rule = {
    arn,
    listener,
    priority: readPriority(listener, input.Priority),
    conditions: readConditions(input.Conditions ?? []),
    action: readAction(input.Actions ?? []),
  };
  checkGroups(store, listener.loadBalancer, rule.action);
  put(store, rule);
  return rule;
}

/** Changes what the input names; throws AwsError as ELB would. */
export function changeRule(store: Store, rule: Rule, input: RuleInput): void {
  const { Priority = rule.priority, Conditions, Actions } = input;
  const changed: Rule = {
    ...rule,
    priority: Priority === rule.priority ? Priority : readPriority(rule.listener, Priority),
    conditions: Conditions === undefined ? rule.conditions : readConditions(Conditions),
    action: Actions === undefined ? rule.action : readAction(Actions),
  };
  checkGroups(store, rule.listener.loadBalancer, changed.action);
  put(store, changed);
}

export function deleteRule(store: Store, rule: Rule): void {
  rule.listener.rules = rule.listener.rules.filter(({ arn }) => arn !== rule.arn);
  store.rules.delete(rule.arn);
}

function readPriority(listener: Listener, priority: number | undefined): number {
  if (priority === undefined) throw invalid('A priority must be specified');
  if (priority < 1 || priority > 50_000) {
    const bound = priority < 1 ? 'greater than or equal to 1' : 'less than or equal to 50000';
    throw invalid(
      `1 validation error detected: Value '${priority}' at 'priority' failed to satisfy constraint: Member must have value ${bound}`,
    );
  }
  if (listener.rules.some((rule) => rule.priority === priority)) {
    throw elbError('PriorityInUse', `Priority '${priority}' is currently in use`);
  }
  return priority;
}

function put(store: Store, rule: Rule): void {
  store.rules.set(rule.arn, rule);
  const others = rule.listener.rules.filter(({ arn }) => arn !== rule.arn);
  rule.listener.rules = [...others, rule].sort((one, other) => one.priority - other.priority);
}
