import { NotModelled } from '../../aws/aws-error.ts';

/** Refuses inputs that AWS has and the sandbox does not, by name. Empty lists ask for nothing. */
export function refuseInputs<Input extends object>(input: Input, keys: readonly (keyof Input)[]) {
  for (const key of keys) {
    const value = input[key];
    const asksForNothing =
      value === undefined || value === false || (Array.isArray(value) && value.length === 0);
    if (!asksForNothing) throw new NotModelled(`the input ${String(key)} of CloudFormation`);
  }
}
