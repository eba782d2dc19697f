/**
 * A decoded JSON value as the ECS agent writes it into a variable, which is how Go prints it:
 * `5432` stays, `1000000` becomes `1e+06`, `null` becomes `<nil>`, objects become `map[a:1 b:2]`.
 */
export function renderJsonValue(value: unknown): string {
  if (value === null) return '<nil>';
  if (typeof value === 'number') return renderNumber(value);
  if (Array.isArray(value)) return `[${value.map(renderJsonValue).join(' ')}]`;
  if (typeof value === 'object') {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `map[${entries.map(([key, item]) => `${key}:${renderJsonValue(item)}`).join(' ')}]`;
  }
  return String(value);
}

/** Go's shortest form of a 64-bit float: with an exponent below 1e-4 and from 1e+06 on. */
function renderNumber(value: number): string {
  if (value === 0) return Object.is(value, -0) ? '-0' : '0';
  const [mantissa = '', power = '0'] = value.toExponential().split('e');
  const exponent = Number(power);
  if (exponent >= -4 && exponent < 6) return String(value);
  const digits = String(Math.abs(exponent)).padStart(2, '0');
  return `${mantissa}e${exponent < 0 ? '-' : '+'}${digits}`;
}
