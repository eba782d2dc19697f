import { importableTypes } from './importable-types.ts';

/** A resource as a template declares it. */
export interface DeclaredResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

export type DeclaredResources = Readonly<Record<string, DeclaredResource>>;

/** What a template of ours declares, by logical id. */
export function declaredIn(body: string): DeclaredResources {
  const { Resources = {} }: { readonly Resources?: DeclaredResources } = JSON.parse(body);
  return Resources;
}

/** What of it outlives its stack and can be taken up by another. */
export function keepableIn(body: string): DeclaredResources {
  return Object.fromEntries(
    Object.entries(declaredIn(body)).filter(
      ([, { Type, DeletionPolicy = '' }]) =>
        importableTypes[Type] !== undefined && DeletionPolicy.startsWith('Retain'),
    ),
  );
}
