import type { Application } from '../application/application.ts';
import type { Graph } from '../graph/graph.ts';
import { derivePolicy, type PolicyRequest, splitPolicy } from './derive-policy.ts';
import type { Policy } from './policy.ts';

/** A repository on GitHub and the branch that is deployed. */
export interface CiRole {
  readonly application: Application;
  readonly graph: Graph;
  readonly templates: PolicyRequest['templates'];
  /** `owner/name` */
  readonly repository: string;
  readonly branch: string;
}

const issuer = 'token.actions.githubusercontent.com';

/**
 * A template with the role that a workflow deploys with: one branch of one repository may take it,
 * by OpenID Connect, for the length of a run. No key is kept anywhere. The subject of GitHub's token
 * has the names of owner and repository alone, or, as GitHub writes it since July 2026, their ids
 * too, so that nobody inherits the role with a name that was given up: both are trusted.
 */
export function ciRoleTemplate(request: CiRole): string {
  const { application, repository, branch } = request;
  const account = '${AWS::AccountId}';
  const policies = splitPolicy(derivePolicy({ ...request, use: 'ci', account }));
  const ids = policies.map((_, at) => `Permissions${at + 1}`);
  const template = {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: `${application.name} in ${application.environment}: the role that ${repository} deploys with from ${branch}.`,
    Parameters: {
      OwnerId: idParameter('owner', `gh api repos/${repository} --jq .owner.id`),
      RepositoryId: idParameter('repository', `gh api repos/${repository} --jq .id`),
      Provider: {
        Type: 'String',
        Description: `ARN of the account's provider for ${issuer}, of which there can be one. Empty: it is made.`,
        Default: '',
      },
    },
    Conditions: { MakesProvider: { 'Fn::Equals': [{ Ref: 'Provider' }, ''] } },
    Resources: {
      GitHub: {
        Type: 'AWS::IAM::OIDCProvider',
        Condition: 'MakesProvider',
        DeletionPolicy: 'Retain',
        UpdateReplacePolicy: 'Retain',
        Properties: { Url: `https://${issuer}`, ClientIdList: ['sts.amazonaws.com'] },
      },
      ...Object.fromEntries(policies.map((policy, at) => [ids[at], managedPolicy(policy)])),
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: {
          Description: `Deploys ${application.name} to ${application.environment}.`,
          MaxSessionDuration: 7200,
          AssumeRolePolicyDocument: trust(request),
          ManagedPolicyArns: ids.map((Ref) => ({ Ref })),
        },
      },
    },
    Outputs: {
      Role: { Description: 'For role-to-assume.', Value: { 'Fn::GetAtt': ['Role', 'Arn'] } },
    },
  };
  return `${JSON.stringify(template, undefined, 2)}\n`;
}

function idParameter(what: string, command: string) {
  return {
    Type: 'String',
    Description: `GitHub's id of the ${what}: ${command}`,
    AllowedPattern: '\\d+',
  };
}

function managedPolicy(policy: Policy) {
  const Statement = policy.Statement.map((statement) => ({
    ...statement,
    Resource: statement.Resource.map(withAccount),
    ...(statement.Condition && { Condition: withAccounts(statement.Condition) }),
  }));
  return {
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: { PolicyDocument: { ...policy, Statement } },
  };
}

/** CloudFormation knows its account only while it deploys. */
function withAccount(text: string): string | { readonly 'Fn::Sub': string } {
  return text.includes('${') ? { 'Fn::Sub': text } : text;
}

function withAccounts(value: unknown): unknown {
  if (typeof value === 'string') return withAccount(value);
  if (Array.isArray(value)) return value.map(withAccounts);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, withAccounts(item)]),
  );
}

function trust({ repository, branch }: CiRole) {
  const [owner = '', name = ''] = repository.split('/');
  const end = `ref:refs/heads/${branch}`;
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: {
          Federated: { 'Fn::If': ['MakesProvider', { Ref: 'GitHub' }, { Ref: 'Provider' }] },
        },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringEquals: {
            [`${issuer}:aud`]: 'sts.amazonaws.com',
            [`${issuer}:sub`]: [
              `repo:${repository}:${end}`,
              { 'Fn::Sub': `repo:${owner}@\${OwnerId}/${name}@\${RepositoryId}:${end}` },
            ],
          },
        },
      },
    ],
  };
}
