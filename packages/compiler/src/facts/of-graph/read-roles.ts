import type { RoleFact, StatementFact } from '../cloud/access.ts';
import type { Found } from './found.ts';
import { groupBy } from './group-by.ts';
import { documentOf, idOf, isRecord, listOf, optional, textsOf } from './resolved.ts';

/** Roles with the statements of their inline policies, wherever those are declared. */
export function readRoles(found: Found): readonly RoleFact[] {
  const attached = groupBy(
    found('AWS::IAM::Policy').flatMap(({ properties }) =>
      listOf(properties.Roles).map((role) => ({
        role: idOf(role),
        document: properties.PolicyDocument,
      })),
    ),
    ({ role }) => role,
  );
  return found('AWS::IAM::Role').map(({ id, fact, properties }) => {
    const documents = [
      ...listOf(properties.Policies).map((policy) => policy.PolicyDocument),
      ...(attached.get(id) ?? []).map((policy) => policy.document),
    ].map(documentOf);
    return {
      ...fact,
      trusts: trustsOf(documentOf(properties.AssumeRolePolicyDocument)),
      managedPolicies: listOf(properties.ManagedPolicyArns),
      statements: documents.flatMap(statementsOf),
      inlineSize: documents.reduce((size, document) => size + JSON.stringify(document).length, 0),
    };
  });
}

type Document = Readonly<Record<string, unknown>>;

/** The statements of a policy document, in the form that checks read. */
export function statementsOf(document: Document): readonly StatementFact[] {
  return rawStatements(document).map((statement) => ({
    effect: statement.Effect === 'Deny' ? 'Deny' : 'Allow',
    ...textList('actions', statement.Action),
    ...textList('notActions', statement.NotAction),
    ...textList('resources', statement.Resource),
    ...textList('notResources', statement.NotResource),
    conditional: isRecord(statement.Condition),
  }));
}

function rawStatements({ Statement }: Document): readonly Document[] {
  return (Array.isArray(Statement) ? Statement : [Statement]).filter(isRecord);
}

function textList<Key extends string>(key: Key, value: unknown) {
  return optional(key, value === undefined ? undefined : textsOf(value));
}

function trustsOf(document: Document): readonly string[] {
  return rawStatements(document)
    .filter(({ Effect }) => Effect === 'Allow')
    .flatMap(({ Principal }) => (isRecord(Principal) ? textsOf(Principal.Service) : []));
}
