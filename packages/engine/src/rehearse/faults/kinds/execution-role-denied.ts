import { type Fault, type FaultyService, refuse } from '../fault.ts';
import {
  editResources,
  type Properties,
  record,
  records,
  strings,
  type TemplateEdit,
} from '../template/template-body.ts';

export const executionRoleDenied: Fault = {
  name: 'execution-role-denied',
  does: 'the execution role may no longer read secrets',
  expects: 'tasks do not start (AccessDeniedException); the second trips the breaker',
  shows:
    /AccessDeniedException: User: .* is not authorized to perform: (secretsmanager:GetSecretValue|ssm:GetParameters)/,
  ends: 'rolled-back',
  cause: 'secret-exec-role-denied',
  change: ({ service }) =>
    readsSecrets(service)
      ? { kind: 'change', service: forbidSecrets }
      : refuse(`${service.name} reads no secret`),
};

function readsSecrets({ environment }: FaultyService): boolean {
  return environment.some(({ value }) =>
    value.some(
      (part) => part.kind === 'secret' || (part.kind === 'store' && part.attribute === 'password'),
    ),
  );
}

/** The task role may read what it likes: it does not count at the start of a task. */
const forbidSecrets: TemplateEdit = editResources('AWS::IAM::Role', (role) => ({
  ...role,
  ...(role.Policies !== undefined && { Policies: records(role.Policies).map(withoutSecrets) }),
}));

const reading: ReadonlySet<string> = new Set([
  'secretsmanager:GetSecretValue',
  'ssm:GetParameters',
]);

function withoutSecrets(policy: Properties): Properties {
  if (policy.PolicyName !== 'execution-role') return policy;
  const document = record(policy.PolicyDocument);
  const kept = records(document.Statement).filter(
    ({ Action }) => !strings(Action).some((action) => reading.has(action)),
  );
  return { ...policy, PolicyDocument: { ...document, Statement: kept } };
}
