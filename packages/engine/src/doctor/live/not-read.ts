/** A part of an account that is not looked at, and the rules that nothing is then said about. */
export interface NotRead {
  readonly what: string;
  readonly rules: readonly string[];
}

/**
 * What the doctor does not read of a running system. What happens because of these is seen all the
 * same: a task that cannot reach its database says so.
 */
export const notRead: readonly NotRead[] = [
  { what: 'keys in secrets', rules: ['secret-json-key-missing', 'secret-whole-json-injected'] },
  { what: 'rules of EventBridge', rules: ['pipe-acks-before-work'] },
  { what: 'distributions', rules: ['acm-wrong-region'] },
  { what: 'whom the registrar names', rules: ['zone-delegation-mismatch'] },
];
