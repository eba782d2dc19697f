import { gunzipSync, gzipSync } from 'node:zlib';

/** Text as one line that fits more into a parameter, and nests none: gzip in base64. */
export function packText(text: string): string {
  return gzipSync(text, { level: 9 }).toString('base64');
}

/** The text that was packed; undefined when it is not whole. */
export function unpackText(packed: string): string | undefined {
  try {
    return gunzipSync(Buffer.from(packed, 'base64')).toString('utf8');
  } catch {
    return undefined;
  }
}
