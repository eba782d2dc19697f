import type { BuiltImage } from './built-image.ts';
import type { Stage } from './dockerfile.ts';
import { expandVariables } from './expand-variables.ts';

/** An image together with what only later instructions of its build need to know. */
export interface BuiltStage {
  readonly stage: Stage;
  readonly image: BuiltImage;
  /** `ARG`s and `ENV`s in force. */
  readonly variables: ReadonlyMap<string, string>;
}

/** A stage by name, in any case, or by number. */
export function stageCalled(name: string, built: readonly BuiltStage[]): BuiltStage | undefined {
  const wanted = name.toLowerCase();
  const named = built.findLast(({ stage }) => stage.name?.value.toLowerCase() === wanted);
  return named ?? (/^\d+$/.test(name) ? built[Number(name)] : undefined);
}

/** A text with the variables put in that are in force. */
export function expand(text: string, variables: ReadonlyMap<string, string>): string {
  return expandVariables(text, (name) => variables.get(name));
}
