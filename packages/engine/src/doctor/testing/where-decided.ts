import { checks } from '@seaworthy/compiler';
import { causes } from '../cause.ts';
import { resourceRules } from '../read-resource-reason.ts';
import type { Rule } from './catalogue.ts';

/** Where a rule is decided: from a plan’s or an account’s settings, or from what happened. */
export interface Decided {
  /** A check over facts: the same for a plan and for what runs. */
  readonly check: boolean;
  /** Reads what AWS tells of a running system alone. */
  readonly live: boolean;
  /** Reads reasons, exit codes, logs and events. */
  readonly event: boolean;
}

export function whereDecided(rule: Rule): Decided {
  return {
    check: checks.some(({ code }) => code === rule),
    live: liveRules.has(rule),
    event: causes.some((cause) => cause === rule) || resourceRules.has(rule),
  };
}

const liveRules: ReadonlySet<string> = new Set([
  'secret-stale-after-rotation',
  'route-blackhole-nat',
  'cfn-service-stuck',
  'nacl-blocks',
  'zone-delegation-mismatch',
]);
