import {
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
} from '@aws-sdk/client-iam';
import { type CloudFacts, statementsOf } from '@seaworthy/compiler';
import type { LiveContext } from './subject.ts';

type RoleFact = CloudFacts['roles'][number];
type Statements = Exclude<RoleFact['statements'], 'unknown'>;

/** Roles by ARN, of the services that use them, with the policies that the account itself wrote. */
export async function readLiveRoles(
  uses: ReadonlyMap<string, string>,
  context: LiveContext,
): Promise<readonly RoleFact[]> {
  const roles = await Promise.all([...uses].map(([arn, owner]) => readRole(arn, owner, context)));
  return roles.flat();
}

async function readRole(
  arn: string,
  owner: string,
  context: LiveContext,
): Promise<readonly RoleFact[]> {
  const { asker } = context;
  const { iam } = context.further;
  const RoleName = arn.slice(arn.lastIndexOf('/') + 1);
  const [role, inline, attached] = await Promise.all([
    asker.ask('iam:GetRole', () => iam.send(new GetRoleCommand({ RoleName })), absent),
    asker.ask(
      'iam:ListRolePolicies',
      () => iam.send(new ListRolePoliciesCommand({ RoleName })),
      absent,
    ),
    asker.ask(
      'iam:ListAttachedRolePolicies',
      () => iam.send(new ListAttachedRolePoliciesCommand({ RoleName })),
      absent,
    ),
  ]);
  if (!role && !inline && !attached) return [];
  const policies = (attached?.AttachedPolicies ?? []).flatMap(({ PolicyArn }) => PolicyArn ?? []);
  const own = policies.filter((policy) => !policy.startsWith('arn:aws:iam::aws:'));
  const statements = await Promise.all([
    ...(inline?.PolicyNames ?? []).map((name) => readInline(RoleName, name, context)),
    ...own.map((policy) => readPolicy(policy, context)),
  ]);
  const isWhole = inline && attached && statements.every((some) => some !== undefined);
  return [
    {
      id: arn,
      owner,
      trusts: role?.Role?.AssumeRolePolicyDocument
        ? servicesIn(parse(role.Role.AssumeRolePolicyDocument))
        : 'unknown',
      managedPolicies: policies.filter((policy) => !own.includes(policy)),
      statements: isWhole ? statements.flatMap((some) => some ?? []) : 'unknown',
      inlineSize: 'unknown',
    },
  ];
}

const absent = ['NoSuchEntityException', 'NoSuchEntity'];

async function readInline(
  RoleName: string,
  PolicyName: string,
  { asker, further: { iam } }: LiveContext,
): Promise<Statements | undefined> {
  const command = new GetRolePolicyCommand({ RoleName, PolicyName });
  const answer = await asker.ask('iam:GetRolePolicy', () => iam.send(command));
  return answer && symbolic(statementsOf(parse(answer.PolicyDocument)));
}

async function readPolicy(
  PolicyArn: string,
  { asker, further: { iam } }: LiveContext,
): Promise<Statements | undefined> {
  const policy = await asker.ask('iam:GetPolicy', () =>
    iam.send(new GetPolicyCommand({ PolicyArn })),
  );
  const VersionId = policy?.Policy?.DefaultVersionId;
  if (VersionId === undefined) return undefined;
  const version = await asker.ask('iam:GetPolicyVersion', () =>
    iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId })),
  );
  return version && symbolic(statementsOf(parse(version.PolicyVersion?.Document)));
}

/** IAM gives documents URL-encoded. */
function parse(document: string | undefined): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(decodeURIComponent(document ?? '{}')) as Readonly<Record<string, unknown>>;
  } catch {
    return {};
  }
}

/** Services that may take the role. */
function servicesIn({ Statement }: Readonly<Record<string, unknown>>): readonly string[] {
  const statements = Array.isArray(Statement) ? Statement : [Statement];
  return statements.flatMap((statement: unknown) => {
    if (!isAllow(statement)) return [];
    const { Service } = statement.Principal;
    return typeof Service === 'string' ? [Service] : Array.isArray(Service) ? Service : [];
  });
}

function isAllow(
  value: unknown,
): value is { readonly Principal: { readonly Service?: string | string[] } } {
  if (typeof value !== 'object' || value === null || !('Principal' in value)) return false;
  const { Principal } = value;
  return (
    'Effect' in value &&
    value.Effect === 'Allow' &&
    typeof Principal === 'object' &&
    Principal !== null
  );
}

/** Checks name log groups by the account’s own place, as templates do. */
function symbolic(statements: Statements): Statements {
  return statements.map((statement) =>
    statement.resources
      ? { ...statement, resources: statement.resources.map(withPlace) }
      : statement,
  );
}

function withPlace(resource: string): string {
  return resource.replace(
    /^arn:aws:logs:[a-z0-9-]+:\d{12}:/,
    'arn:aws:logs:${AWS::Region}:${AWS::AccountId}:',
  );
}
