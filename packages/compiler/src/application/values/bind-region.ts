import { plainValue } from '../../variables/text.ts';
import { isPlayed } from './bind-access-key.ts';
import type { Binder, BindingRule } from './binder.ts';

/** The region is the stack's own; beside a container that only plays AWS, whatever it says. */
export const bindRegion: BindingRule = (variable, binder) => {
  if (
    !/^(?:AWS_)?(?:DEFAULT_)?REGION$|^(?:AWS_)?(?:S3|DYNAMODB|SQS)_REGION(?:_NAME)?$/.test(
      variable.name,
    )
  ) {
    return undefined;
  }
  const value = plainValue(variable.text);
  if (value !== binder.region && !usesEmulation(binder)) return undefined;
  return { kind: 'value', draft: [{ kind: 'region' }], reason: 'is the region of the stack' };
};

function usesEmulation({ uses, stores }: Binder): boolean {
  return [...uses].some((name) => {
    const known = stores.byName.get(name);
    return known !== undefined && isPlayed(known);
  });
}
