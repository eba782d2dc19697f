import type { RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs';
import { containerRules } from './container-rules.ts';
import { dependencyRules } from './dependency-rules.ts';
import { fargateRules } from './fargate-rules.ts';
import { logRules } from './log-rules.ts';
import { networkRules } from './network-rules.ts';
import { roleRules } from './role-rules.ts';
import type { Rule } from './rule.ts';
import { secretRules } from './secret-rules.ts';
import { sizeRules } from './size-rules.ts';
import { taskRules } from './task-rules.ts';
import { volumeRules } from './volume-rules.ts';

/** AWS reports one objection at a time; which of several comes first is not documented. */
const rules: readonly Rule[] = [
  ...taskRules,
  ...containerRules,
  ...sizeRules,
  ...fargateRules,
  ...networkRules,
  ...volumeRules,
  ...logRules,
  ...secretRules,
  ...dependencyRules,
  ...roleRules,
];

/** What AWS has against registering a definition for Fargate; nothing when it may be registered. */
export function objectionTo(definition: RegisterTaskDefinitionCommandInput): string | undefined {
  for (const rule of rules) {
    const objection = rule(definition);
    if (objection !== undefined) return objection;
  }
  return undefined;
}
