import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import type { CloudFacts } from '../../facts/cloud-facts.ts';
import { about, nameOf } from '../about.ts';
import { allows } from '../allows.ts';
import type { Check } from '../check.ts';
import { factNamed } from '../fact-named.ts';
import { isFromEcr } from '../image-reference.ts';
import { onceFor } from '../once-for.ts';
import { type TaskSet, taskSetsOf } from '../task-sets.ts';
import { listed } from '../words.ts';

const problems = declareDiagnostics({
  'image-ecr-denied': {
    severity: 'error',
    message: ({ service, actions }: { readonly service: string; readonly actions: string }) =>
      `The execution role of ${service} may not pull its image: it lacks ${actions}.`,
    help: () =>
      'Attach `AmazonECSTaskExecutionRolePolicy` to the execution role (not to the task role), or allow these actions on the repository.',
  },
});

const pullActions = [
  'ecr:BatchCheckLayerAvailability',
  'ecr:GetDownloadUrlForLayer',
  'ecr:BatchGetImage',
];

/** Execution roles that may not pull from the private registry. */
export const imageEcrDenied: Check = {
  code: 'image-ecr-denied',
  *run({ cloud }) {
    for (const set of taskSetsOf(cloud)) {
      const actions = deniedActions(cloud, set);
      if (actions.length === 0) continue;
      const found = { service: nameOf(set), actions: listed(actions) };
      yield about(set, problems['image-ecr-denied'](undefined, found));
    }
  },
};

function deniedActions(cloud: CloudFacts, set: TaskSet): readonly string[] {
  const role = factNamed(cloud.roles, set.definition.executionRole);
  const image = set.definition.containers.find((container) => isFromEcr(container.image))?.image;
  if (!role || image === undefined) return [];
  const repository = repositoryNames(cloud, set, image);
  const denied = allows(role, 'ecr:GetAuthorizationToken', ['*']) === 'no';
  return [
    ...(denied ? ['ecr:GetAuthorizationToken'] : []),
    ...(repository.length === 0
      ? []
      : pullActions.filter((action) => allows(role, action, repository) === 'no')),
  ];
}

/** What policies may call the repository that an image comes from. */
function repositoryNames(cloud: CloudFacts, set: TaskSet, image: string): readonly string[] {
  const [, account, region, name] =
    /^(\d{12})\.dkr\.ecr(?:-fips)?\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\/([^:@]+)/.exec(image) ??
    [];
  if (name !== undefined) return [`arn:aws:ecr:${region}:${account}:repository/${name}`];
  const repository = repositoriesByOwner(cloud).get(set.owner ?? '');
  if (!repository) return [];
  const place = '${AWS::Region}:${AWS::AccountId}';
  const named =
    repository.name === undefined ? [] : [`arn:aws:ecr:${place}:repository/${repository.name}`];
  return [`\${${repository.id}}`, ...named];
}

const repositoriesByOwner = onceFor(
  (cloud: CloudFacts) =>
    new Map(cloud.repositories.map((repository) => [repository.owner ?? '', repository])),
);
