import type { Propose } from './proposal.ts';

const path = 'secret.example.json';

/**
 * What the secret looks like, for whoever fills it by other means. One that exists is left alone:
 * to show a change of it could show what somebody has put in.
 */
export const proposeSecretExample: Propose = ({ plan, textOf }) => {
  const { secrets, secretName, secretStore } = plan.application;
  if (secrets.length === 0 || textOf(path) !== undefined) return [];
  if (secretStore === 'parameter-store') return []; // it has no form: each value is by itself
  const members = secrets.map(({ key }): [string, string] => [key, '']);
  const after = `${JSON.stringify(Object.fromEntries(members), null, 2)}\n`;
  return [{ path, after, why: `Shows what ${secretName} looks like, without a value.` }];
};
