/** What the second version is: the same image as a new revision, another image, or a new build. */
export type UpdateRequest =
  | { readonly kind: 'same' }
  | { readonly kind: 'build' }
  | { readonly kind: 'image'; readonly reference: string };
