import type { IncomingMessage } from 'node:http';

/** What a request to a registry asks for. */
export type RegistryRequest =
  | { readonly kind: 'version' }
  | { readonly kind: 'tags'; readonly name: string }
  | { readonly kind: 'blob'; readonly name: string; readonly digest: string }
  | { readonly kind: 'begin-upload'; readonly name: string }
  | {
      readonly kind: 'upload';
      readonly name: string;
      readonly id: string;
      readonly digest?: string;
    }
  | { readonly kind: 'manifest'; readonly name: string; readonly reference: string };

/** Reads `/v2/NAME/blobs/…` and the like; undefined for what no registry has. */
export function readRegistryRequest({ url = '' }: IncomingMessage): RegistryRequest | undefined {
  const { pathname, searchParams } = new URL(url, 'http://registry');
  if (/^\/v2\/?$/.test(pathname)) return { kind: 'version' };
  const [, name = '', what = '', rest = ''] =
    /^\/v2\/(.+)\/(blobs\/uploads|blobs|manifests|tags)\/?(.*)$/.exec(pathname) ?? [];
  const digest = searchParams.get('digest') ?? undefined;
  switch (what) {
    case 'tags':
      return { kind: 'tags', name };
    case 'blobs':
      return { kind: 'blob', name, digest: rest };
    case 'blobs/uploads':
      return rest === ''
        ? { kind: 'begin-upload', name }
        : { kind: 'upload', name, id: rest, ...(digest !== undefined && { digest }) };
    case 'manifests':
      return { kind: 'manifest', name, reference: decodeURIComponent(rest) };
    default:
      return undefined;
  }
}
