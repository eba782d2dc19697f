import type { Propose } from './proposal.ts';

const path = 'secret.example.json';

/** What the secret looks like, for whoever fills it by other means. */
export const proposeSecretExample: Propose = ({ plan, textOf }) => {
  const keys = plan.application.secrets.map(({ key }) => key);
  if (keys.length === 0) return [];
  const before = textOf(path);
  if (before !== undefined && keys.every((key) => before.includes(JSON.stringify(key)))) return [];
  const known = before === undefined ? {} : readObject(before);
  if (!known) return [];
  const members = keys.map((key): [string, unknown] => [key, known[key] ?? '']);
  const after = `${JSON.stringify({ ...known, ...Object.fromEntries(members) }, null, 2)}\n`;
  const why = `Shows what ${plan.application.secretName} looks like, without a value.`;
  return [{ path, ...(before !== undefined && { before }), after, why }];
};

/** What is there is kept; a file that is no JSON object is somebody's own. */
function readObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
