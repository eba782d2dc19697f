import type { Action } from '../actions.ts';

interface Redirected {
  readonly protocol: string;
  readonly host: string;
  readonly port: number;
  readonly path: string;
  readonly query: string;
}

/** The Location of a redirect, with AWS's placeholders filled from the request. */
export function locationOf(
  action: Extract<Action, { readonly kind: 'redirect' }>,
  request: Redirected,
): string {
  const fill = (template: string) =>
    template.replaceAll(/#\{(protocol|host|port|path|query)\}/g, (_, name: keyof Redirected) =>
      name === 'path' ? request.path.slice(1) : String(request[name]),
    );
  const protocol = fill(action.protocol).toLowerCase();
  const query = fill(action.query);
  const address = `${protocol}://${fill(action.host)}:${fill(action.port)}${fill(action.path)}`;
  return query === '' ? address : `${address}?${query}`;
}
