import { NotModelled } from '../../aws/aws-error.ts';
import { malformed, syntaxError } from './malformed.ts';
import { readValues } from './read-values.ts';
import type { Principal, PrincipalKind } from './statement.ts';

/** `Principal`: `"*"`, or names by kind. */
export function readPrincipals(value: unknown): readonly Principal[] {
  if (value === '*') return [{ kind: 'anyone' }];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw syntaxError();
  const principals = Object.entries(value).flatMap(([kind, names]) =>
    readValues(names).map((name) => readPrincipal(kind, name)),
  );
  if (principals.length === 0) throw malformed('Missing required field Principal');
  return principals;
}

function readPrincipal(kind: string, name: string): Principal {
  if (kind === 'CanonicalUser') throw new NotModelled('principals by canonical user id');
  if (!isKind(kind)) throw syntaxError();
  if (kind === 'AWS' && name === '*') return { kind: 'anyone' };
  if (!forms[kind].test(name)) {
    throw malformed(`Invalid principal in policy: "${kind.toUpperCase()}":"${name}"`);
  }
  return { kind, name };
}

const forms: Readonly<Record<PrincipalKind, RegExp>> = {
  AWS: /^(\d{12}|arn:aws[a-z-]*:(iam|sts)::\d{12}:(root|(user|role|assumed-role|federated-user)\/.+)|AROA\w+|AIDA\w+)$/,
  Federated: /^(arn:aws[a-z-]*:iam::\d{12}:(oidc-provider|saml-provider)\/.+|[a-z0-9.-]+)$/,
  Service: /^[a-z0-9-]+(\.[a-z0-9-]+)*\.(amazonaws\.com(\.cn)?|amazon\.com|aws\.internal)$/,
};

function isKind(kind: string): kind is PrincipalKind {
  return Object.hasOwn(forms, kind);
}
