/** Something to be done at the end, by name. */
export interface Hook<Context> {
  readonly name: string;
  readonly run: (context: Context) => unknown;
}

/** Why a hook did not end well. */
export interface HookFailure {
  readonly name: string;
  readonly error: unknown;
}

/** Runs a hook until `deadline`; gives its failure instead of throwing it. */
export async function runHook<Context>(
  { name, run }: Hook<Context>,
  context: Context,
  deadline: Date,
): Promise<HookFailure | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const timeOut = new Promise<never>((_, reject) => {
    const left = Math.max(0, deadline.getTime() - Date.now());
    // A turn later, for what ends by itself at the deadline.
    timer = setTimeout(() => reject(new Error('It did not end in time.')), left + 20);
  });
  try {
    await Promise.race([Promise.resolve().then(() => run(context)), timeOut]);
    return undefined;
  } catch (error) {
    return { name, error };
  } finally {
    clearTimeout(timer);
  }
}

/** A list that gives a removal for each addition. */
export function createHooks<Context>() {
  const hooks = new Set<Hook<Context>>();
  return {
    add: (name: string, run: (context: Context) => unknown) => {
      const hook = { name, run };
      hooks.add(hook);
      return () => void hooks.delete(hook);
    },
    all: (): readonly Hook<Context>[] => [...hooks],
  };
}
