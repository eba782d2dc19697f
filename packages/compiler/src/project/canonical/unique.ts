/** The last item of each identity, in the place of the first. */
export function lastOfEach<T>(items: readonly T[], identity: (item: T) => string): readonly T[] {
  return [...new Map(items.map((item) => [identity(item), item])).values()];
}
