const units = [
  { name: 'd', milliseconds: 86_400_000 },
  { name: 'h', milliseconds: 3_600_000 },
  { name: 'min', milliseconds: 60_000 },
  { name: 's', milliseconds: 1000 },
];

/**
 * `3 h ago`: how long before `now` something was; both in milliseconds since 1970. AWS's clock may
 * be ahead of this machine's.
 */
export function ago(time: number, now: number): string {
  return now - time < 1000 ? 'just now' : `${span(now - time)} ago`;
}

/** `3 h`: a span of milliseconds in its largest unit. */
export function span(milliseconds: number): string {
  const unit = units.find((each) => milliseconds >= each.milliseconds) ?? units[3];
  if (!unit) return '';
  return `${Math.max(0, Math.floor(milliseconds / unit.milliseconds))}\u00a0${unit.name}`;
}
