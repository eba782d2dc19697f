/** The most that one answer of a Describe call holds. */
const largestPage = 400;

interface PageInput {
  readonly PageSize?: number | undefined;
  readonly Marker?: string | undefined;
}

/** One page of a Describe call's answer, and the marker of the next if there is one. */
export function paged<T, Output extends object>(
  { PageSize = largestPage, Marker = '0' }: PageInput,
  all: readonly T[],
  output: (page: T[]) => Output,
): Output & { readonly NextMarker?: string } {
  const start = Number(Marker);
  const end = start + PageSize;
  const page = output(all.slice(start, end));
  return end < all.length ? { ...page, NextMarker: String(end) } : page;
}
