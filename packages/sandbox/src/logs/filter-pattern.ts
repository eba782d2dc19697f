import { NotModelled } from '../aws/aws-error.ts';

/**
 * Reads a filter pattern of terms: `ERROR timeout` (all), `?ERROR ?WARN` (any), `-health` (none),
 * `"out of memory"` (as it stands). Throws NotModelled for patterns over fields.
 */
export function filterPattern(pattern: string): (message: string) => boolean {
  const text = pattern.trim();
  if (/^[{[%]/.test(text)) throw new NotModelled(`the filter pattern ${text}`);
  const terms = [...text.matchAll(/([?-]?)(?:"((?:[^"\\]|\\.)*)"|(\S+))/g)].map(
    ([, sign = '', quoted, bare = '']) => ({ sign, text: quoted?.replace(/\\(.)/g, '$1') ?? bare }),
  );
  const all = terms.filter(({ sign }) => sign === '');
  const any = terms.filter(({ sign }) => sign === '?');
  const none = terms.filter(({ sign }) => sign === '-');
  return (message) => {
    const isIn = (term: { readonly text: string }) => message.includes(term.text);
    return all.every(isIn) && (any.length === 0 || any.some(isIn)) && !none.some(isIn);
  };
}
