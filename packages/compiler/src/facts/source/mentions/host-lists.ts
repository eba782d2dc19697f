import type { Span } from '../../../source/span.ts';
import { insideBrackets, spanAt, type TextPlace } from './text-place.ts';
import { anyProgram, python, type Trigger } from './trigger.ts';

/** Host names that a framework answers to, written down in the program. */
export interface HostList {
  readonly kind: 'host-list';
  /** `ALLOWED_HOSTS` of Django or `allowed_hosts` of TrustedHostMiddleware. */
  readonly setting: 'ALLOWED_HOSTS' | 'allowed_hosts';
  readonly hosts: readonly string[];
  readonly span: Span;
}

/** Something that lets the load balancer's probe pass whatever its Host header says. */
export interface HostExemption {
  readonly kind: 'host-exemption';
}

export const hostTriggers: readonly Trigger[] = [
  {
    words: ['ALLOWED_HOSTS'],
    pattern: /(?<![^\n])ALLOWED_HOSTS\s*=\s*(?=[[(])/y,
    files: python,
    read: readDjango,
  },
  {
    words: ['allowed_hosts'],
    pattern: /allowed_hosts\s*=\s*(?=[[(])/y,
    files: python,
    read: (place, found) =>
      place.text.includes('TrustedHostMiddleware')
        ? hostListAt(place, 'allowed_hosts', place.at + found[0].length)
        : [],
  },
  {
    words: ['ALLOWED_CIDR_NETS', 'allow_cidr', 'ECS_CONTAINER_METADATA', 'Health', 'health'],
    pattern:
      /ALLOWED_CIDR_NETS|allow_cidr|ECS_CONTAINER_METADATA|Health(?:[Cc]heck)?Middleware|health_?check_middleware/y,
    files: anyProgram,
    read: () => [{ kind: 'host-exemption' }],
  },
  {
    words: ['health', 'Health', 'HEALTH'],
    pattern: /[\w/.-]*['"`]?\)?(?:\s*(?:&&|and)\s.{0,80}?hosts?|\s*[{:]?\s*return\b)/iy,
    files: anyProgram,
    read: (place) => (isPathAsked(place) ? [{ kind: 'host-exemption' }] : []),
  },
];

/**
 * `request.url !== '/health' && !isAllowed(request.host)`, or `if (path === healthPath) return`, in
 * a program that looks at hosts.
 */
function isPathAsked({ text, line, lineStart, at }: TextPlace): boolean {
  const before = line.slice(0, at - lineStart);
  const isCompared = /(?:[!=]==?|starts_?with\(|not in)\s*['"`]?[\w./-]*$/i.test(before);
  return isCompared && /allowed_?hosts/i.test(text);
}

/** `ALLOWED_HOSTS = ['example.com']`, when nothing adds to it elsewhere in the file. */
function readDjango(place: TextPlace, found: RegExpExecArray): readonly HostList[] {
  const changes = place.text.match(/ALLOWED_HOSTS\b(?=\s*\+?=|\.(?:append|extend|insert))/g) ?? [];
  return changes.length === 1 ? hostListAt(place, 'ALLOWED_HOSTS', place.at + found[0].length) : [];
}

/** A list of nothing but literals. */
function hostListAt(
  place: TextPlace,
  setting: HostList['setting'],
  open: number,
): readonly HostList[] {
  const inside = insideBrackets(place.text, open);
  if (inside === undefined || /\w/.test(inside.replace(/(["'])[^"']*\1/g, ''))) return [];
  const hosts = [...inside.matchAll(/(["'])([^"']*)\1/g)].map((host) => host[2] ?? '');
  return [{ kind: 'host-list', setting, hosts, span: spanAt(place, open, inside.length + 2) }];
}
