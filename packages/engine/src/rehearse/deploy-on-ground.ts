import type { Application, Graph } from '@seaworthy/compiler';
import type { DeploymentContext } from '../aws/deployment-context.ts';
import { type DeploymentResult, deployApplication } from '../deploy/deploy-application.ts';
import { repositoryOf } from '../deploy/repository-of.ts';
import type { Ground } from './ground/ground.ts';
import type { RehearsalRequest } from './rehearse.ts';
import type { SecretValues } from './secret-values.ts';
import { standInForExisting } from './stand-in-for-existing.ts';
import { tasksOf } from './tasks-of.ts';

/** How events are told and how often AWS is asked for them; the rest is the ground's. */
export type GroundContext = Omit<DeploymentContext, 'clients' | 'clock' | 'further'>;

/** Deploys what was prepared as it would be deployed on AWS. */
export async function deployOnGround(
  { application, graph, templates }: RehearsalRequest,
  secret: SecretValues,
  { clients, clock, further, ...ground }: Ground,
  context: GroundContext,
): Promise<DeploymentResult> {
  const { secretName: name } = application;
  const { given, madeUp } = secret;
  context.emit({ kind: 'secret', name, given, madeUp });
  const existing = await standInForExisting(application, { ...context, clients, clock, further });
  return deployApplication(
    {
      application,
      graph,
      templates,
      publishImages: async () => publishImages(application, graph, ground),
      secretValues: secret.values,
      // Zones and certificates of others are not part of a rehearsal: any id will do.
      parameters: { HostedZoneId: 'Z0000000REHEARSAL', ...existing },
    },
    { ...context, clients, clock, further },
  );
}

function publishImages(
  application: Application,
  graph: Graph,
  ground: Pick<Ground, 'publishImage'>,
): Readonly<Record<string, string>> {
  const built = tasksOf(application).filter(({ image }) => image.kind === 'built');
  return Object.fromEntries(
    built.map((task) => [task.name, ground.publishImage(task, repositoryOf(task.name, graph))]),
  );
}
