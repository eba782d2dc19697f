/** What is known for certain about an image by its name; what is not listed may be there. */
export interface BaseImage {
  /** What `/bin/sh` is: `ash` and `bash` hand their process over to a last command, `dash` does not. */
  readonly shell: 'ash' | 'dash' | 'none' | 'unknown';
  readonly lacks: readonly Program[];
}

export type Program = 'bash' | 'curl' | 'nc' | 'wget';

/** Tells a base image by its reference, whatever registry mirrors it. */
export function baseImageOf(reference: string): BaseImage {
  const { path, name, tag } = partsOf(reference);
  if (name === 'scratch') return nothing;
  if (path.includes('distroless/')) return /debug/.test(tag) ? unknown : nothing;
  const isOfficial = !path.includes('/') || path.startsWith('library/');
  if (!isOfficial) return unknown;
  if (name === 'busybox') return { shell: 'ash', lacks: ['bash', 'curl'] };
  if (name === 'alpine' || /(^|-)alpine/.test(tag)) return alpine(name);
  return debian(name, tag);
}

const nothing: BaseImage = { shell: 'none', lacks: ['bash', 'curl', 'nc', 'wget'] };
const unknown: BaseImage = { shell: 'unknown', lacks: [] };

/** `docker.io/library/node:20-alpine@sha256:…` is `node` with the tag `20-alpine`. */
function partsOf(reference: string) {
  const [withTag = ''] = reference.toLowerCase().split('@');
  const [, all = '', tag = ''] = /^(.*?)(?::([^:/]*))?$/.exec(withTag) ?? [];
  const path = all.replace(
    /^(?:(?:registry-1\.|index\.)?docker\.io\/|public\.ecr\.aws\/docker\/|mirror\.gcr\.io\/)/,
    '',
  );
  return { path, name: path.slice(path.lastIndexOf('/') + 1), tag };
}

/** BusyBox brings `wget` and `nc`; the official images below add neither curl nor bash. */
function alpine(name: string): BaseImage {
  if (['alpine', 'golang', 'node', 'python', 'ruby'].includes(name)) {
    return { shell: 'ash', lacks: ['bash', 'curl'] };
  }
  return { shell: 'ash', lacks: ['nginx', 'php'].includes(name) ? ['bash'] : [] };
}

/** The full language images are made with curl and wget, the slim ones and Debian itself without. */
function debian(name: string, tag: string): BaseImage {
  const isBare = name === 'debian' || name === 'ubuntu';
  if (isBare || ['golang', 'node', 'python', 'ruby'].includes(name)) {
    const isSlim = isBare || /(^|-)slim/.test(tag);
    return { shell: 'dash', lacks: isSlim ? ['curl', 'nc', 'wget'] : ['nc'] };
  }
  const isOther = /(^|-)(?:ubi|oracle|windows|nanoserver)/.test(tag);
  return debianBased.has(name) && !isOther ? { shell: 'dash', lacks: [] } : unknown;
}

/** Official images whose tags are of Debian or Ubuntu unless they say otherwise. */
const debianBased = new Set([
  'dart',
  'eclipse-temurin',
  'elixir',
  'erlang',
  'gradle',
  'haskell',
  'httpd',
  'maven',
  'nginx',
  'perl',
  'php',
  'rust',
  'swift',
]);
