import type { ExpiryRuleFact, FileSystemFact } from '../cloud/access.ts';
import type { CloudFacts } from '../cloud-facts.ts';
import type { Found, Seen } from './found.ts';
import { groupBy } from './group-by.ts';
import { readRoles } from './read-roles.ts';
import { readSecrets } from './read-secrets.ts';
import { documentOf, idOf, isRecord, listOf, numberOf, optional } from './resolved.ts';

type AccessFacts = Pick<
  CloudFacts,
  'roles' | 'secrets' | 'logGroups' | 'repositories' | 'fileSystems'
>;

/** What tasks may use: roles, secrets, log groups, repositories and file systems. */
export function readAccess(found: Found): AccessFacts {
  return {
    roles: readRoles(found),
    secrets: readSecrets(found),
    logGroups: found('AWS::Logs::LogGroup').map(({ fact, properties }) => ({
      ...fact,
      ...optional('name', properties.LogGroupName),
      retention: numberOf(properties.RetentionInDays) ?? 'never',
    })),
    repositories: found('AWS::ECR::Repository').map(readRepository),
    fileSystems: readFileSystems(found),
  };
}

function readRepository({
  fact,
  properties,
}: Seen<'AWS::ECR::Repository'>): AccessFacts['repositories'][number] {
  return {
    ...fact,
    ...optional('name', properties.RepositoryName),
    mutableTags: (properties.ImageTagMutability ?? 'MUTABLE') === 'MUTABLE',
    expiry: readExpiry(properties.LifecyclePolicy?.LifecyclePolicyText),
    images: 'unknown',
  };
}

/** The rules of a repository’s lifecycle policy, which is JSON. */
export function readExpiry(policy: string | undefined): readonly ExpiryRuleFact[] {
  const { rules } = documentOf(policy);
  if (!Array.isArray(rules)) return [];
  return rules.filter(isRecord).map(({ selection }) => {
    const chosen = isRecord(selection) ? selection : {};
    const { tagStatus, countType, countNumber } = chosen;
    const keeps = countType === 'imageCountMoreThan' && typeof countNumber === 'number';
    return {
      tags: tagStatus === 'tagged' || tagStatus === 'untagged' ? tagStatus : 'any',
      ...(keeps && { keeps: countNumber }),
    };
  });
}

function readFileSystems(found: Found): readonly FileSystemFact[] {
  const targets = groupBy(found('AWS::EFS::MountTarget'), ({ properties }) =>
    idOf(properties.FileSystemId),
  );
  return found('AWS::EFS::FileSystem').map(({ id, fact }) => ({
    ...fact,
    exists: true,
    mountTargets: (targets.get(id) ?? []).map((target) => ({
      id: target.id,
      subnet: idOf(target.properties.SubnetId),
      securityGroups: listOf(target.properties.SecurityGroups).map(idOf),
    })),
  }));
}
