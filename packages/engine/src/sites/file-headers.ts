import { extname } from 'node:path/posix';

/** How browsers and CloudFront are to take a file. */
export interface FileHeaders {
  readonly contentType: string;
  readonly cacheControl: string;
}

/**
 * A file whose name has a hash of its contents is kept for a year. All others are asked for anew
 * each time, which costs an answer without a body while they are the same; CloudFront keeps them for
 * a second, so that nothing has to be invalidated.
 */
export function headersOf(key: string): FileHeaders {
  return {
    contentType: contentTypes[extname(key).toLowerCase()] ?? 'application/octet-stream',
    cacheControl: isHashed(key) ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
}

/** `index-B3xQ81aZ.js` of Vite, `main.8d1c2f3e.css` of webpack, and folders that promise it. */
function isHashed(key: string): boolean {
  if (/(?:^|\/)(?:_next\/static|_app\/immutable)\//.test(key)) return true;
  const name = key.slice(key.lastIndexOf('/') + 1);
  const hexadecimal = /(?:^|[-._])([0-9a-f]{8,64})\./.exec(name)?.[1] ?? '';
  const mixed = /[-.]([\w-]{8})\.[a-z]/i.exec(name)?.[1] ?? '';
  return isJumble(hexadecimal) || (/[A-Z]/.test(mixed) && isJumble(mixed));
}

/** Letters with digits among them. A word, a number, or a word with a number (`DSC00123`) is a name. */
function isJumble(text: string): boolean {
  return /[A-Za-z]/.test(text) && /\d/.test(text) && !/^[A-Za-z]+\d*$/.test(text);
}

/** Of what pages are made of; text is in UTF-8. */
const contentTypes: Readonly<Record<string, string>> = {
  '.avif': 'image/avif',
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.gif': 'image/gif',
  '.htm': 'text/html; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
  '.ogg': 'audio/ogg',
  '.otf': 'font/otf',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.wav': 'audio/wav',
  '.webm': 'video/webm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
  '.zip': 'application/zip',
};
