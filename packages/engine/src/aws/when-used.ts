/** Things of which each is made when it is first used, and then kept: most commands use few. */
export function whenUsed<Things extends object>(
  makers: {
    readonly [Name in keyof Things]: () => Things[Name];
  },
): Things {
  const things = {} as Things;
  for (const [name, make] of Object.entries<() => unknown>(makers)) {
    Object.defineProperty(things, name, {
      configurable: true,
      enumerable: true,
      get() {
        const value = make();
        Object.defineProperty(things, name, { value, enumerable: true });
        return value;
      },
    });
  }
  return things;
}
