import {
  DeleteStackCommand,
  DescribeStackResourcesCommand,
  type StackResource,
  UpdateStackCommand,
  UpdateTerminationProtectionCommand,
} from '@aws-sdk/client-cloudformation';
import { ListClustersCommand } from '@aws-sdk/client-ecs';
import type { Application, TaskKind } from '../../packages/compiler/src/index.ts';
import type { Plan } from '../../packages/compiler/src/plan.ts';
import { at } from '../../packages/compiler/src/template/testing/template-body.ts';
import { attachedClients } from '../../packages/engine/src/aws/attached-clients.ts';
import { attachedFurtherClients } from '../../packages/engine/src/aws/attached-further-clients.ts';
import type { AwsClients } from '../../packages/engine/src/aws/clients.ts';
import type { DeploymentContext } from '../../packages/engine/src/aws/deployment-context.ts';
import { until } from '../../packages/engine/src/aws/until.ts';
import {
  type DeploymentResult,
  deployApplication,
} from '../../packages/engine/src/deploy/deploy-application.ts';
import { describeStack } from '../../packages/engine/src/deploy/describe-stack.ts';
import { repositoryOf } from '../../packages/engine/src/deploy/repository-of.ts';
import {
  inVirtualTime,
  type ScriptedSandbox,
  scriptedSandbox,
} from '../../packages/engine/src/testing/scripted-sandbox.ts';
import type { Task } from '../../packages/sandbox/src/ecs/tasks.ts';
import type { RegistryImage, Script, ScriptFor } from '../../packages/sandbox/src/index.ts';

/** An application in a sandbox of its own, in virtual time. */
export interface ApplicationLife extends ScriptedSandbox {
  readonly clients: AwsClients;
  /** Deploys it, its own images in this version. */
  deploy(version: string): Promise<DeploymentResult>;
  /** The versions of its own images that tasks have. */
  versionsOf(tasks: readonly Task[]): readonly string[];
  /** The versions of its own images that run a quarter of an hour later. */
  runningVersions(): Promise<readonly string[]>;
  /**
   * Takes deletion protection away and deletes the stacks, those of services first; the answer is
   * what is left of them.
   */
  remove(): Promise<readonly StackResource[]>;
}

/** Starts with an empty sandbox. Containers serve and jobs end well, unless `scriptFor` says more. */
export function applicationLife(
  { application, graph, templates }: Plan,
  scriptFor: (usual: Script) => ScriptFor = (usual) => () => usual,
): ApplicationLife {
  if (application === undefined || graph === undefined) throw new Error('There is no plan.');
  const images = new Map<string, RegistryImage>();
  const life = scriptedSandbox(
    (scene) => scriptFor(usualScript(application, scene.container))(scene),
    application.region,
    { localImages: (reference) => anyImage(reference) },
  );
  const { sandbox, clock } = life;
  const clients = attachedClients(sandbox);
  const context = {
    clients,
    further: async () => attachedFurtherClients(sandbox),
    clock,
    emit: () => {},
    signal: new AbortController().signal,
    pollInterval: 1000,
  };

  function versionsOf(tasks: readonly Task[]): readonly string[] {
    const digests = tasks.flatMap(({ containers }) => containers.map((one) => one.imageDigest));
    const own = [...images.values()].filter(({ digest }) => digests.includes(digest));
    return [...new Set(own.map(({ engineReference }) => engineReference))];
  }

  async function runningVersions(): Promise<readonly string[]> {
    await clock.run({ for: 900_000 });
    const { clusterArns = [] } = await clients.ecs.send(new ListClustersCommand({}));
    const clusters = clusterArns.map((arn) => arn.slice(arn.lastIndexOf('/') + 1));
    const tasks = clusters.flatMap((cluster) => sandbox.tasks.inCluster(cluster));
    return versionsOf(tasks.filter(({ status }) => status === 'RUNNING'));
  }

  const publish = (version: string) => {
    const registry = `${sandbox.identity.account}.dkr.ecr.${sandbox.identity.region}.amazonaws.com`;
    return Object.fromEntries(
      application.services.filter(isBuilt).map(({ name, architecture }) => {
        const repository = repositoryOf(name, graph);
        const key = `${repository} ${version}`;
        const image = images.get(key) ?? newImage(sandbox.identity.hex(64), architecture, version);
        if (!images.has(key)) sandbox.repositories.put(repository, version, image);
        images.set(key, image);
        return [name, `${registry}/${repository}@${image.digest}`];
      }),
    );
  };

  return {
    ...life,
    clients,
    deploy: (version) =>
      inVirtualTime(clock, clients, () =>
        deployApplication(
          {
            application,
            graph,
            templates,
            publishImages: async () => publish(version),
            secretValues: Object.fromEntries(application.secrets.map(({ key }) => [key, 'value'])),
            parameters: {},
          },
          context,
        ),
      ),
    versionsOf,
    runningVersions,
    remove: () =>
      inVirtualTime(clock, clients, async () => {
        const left: StackResource[] = [];
        for (const { stack, body } of templates.toReversed()) {
          await unprotect(stack, body, context);
          left.push(...(await deleteStack(stack, context)));
        }
        return left;
      }),
  };
}

/** As a developer does who means it. */
async function unprotect(
  StackName: string,
  body: string,
  context: DeploymentContext,
): Promise<void> {
  const protection = { StackName, EnableTerminationProtection: false };
  await context.clients.cloudFormation.send(new UpdateTerminationProtectionCommand(protection));
  const TemplateBody = JSON.stringify(JSON.parse(body, withoutProtection));
  if (TemplateBody === JSON.stringify(JSON.parse(body))) return;
  const { Parameters = [] } = (await describeStack(StackName, context)) ?? {};
  await context.clients.cloudFormation.send(
    new UpdateStackCommand({
      StackName,
      TemplateBody,
      Capabilities: ['CAPABILITY_NAMED_IAM'],
      Parameters: Parameters.map(({ ParameterKey }) => ({ ParameterKey, UsePreviousValue: true })),
    }),
  );
  await atRest(StackName, context);
}

function withoutProtection(key: string, value: unknown): unknown {
  if (key === 'DeletionProtection' || key === 'DeletionProtectionEnabled') return false;
  const isAttribute = at(value, 'Key') === 'deletion_protection.enabled';
  return isAttribute ? { Key: 'deletion_protection.enabled', Value: 'false' } : value;
}

async function deleteStack(
  name: string,
  context: DeploymentContext,
): Promise<readonly StackResource[]> {
  const { cloudFormation } = context.clients;
  const StackName = (await describeStack(name, context))?.StackId;
  await cloudFormation.send(new DeleteStackCommand({ StackName }));
  await atRest(StackName ?? name, context);
  const command = new DescribeStackResourcesCommand({ StackName });
  const { StackResources = [] } = await cloudFormation.send(command);
  return StackResources.filter(({ ResourceStatus }) => ResourceStatus !== 'DELETE_COMPLETE');
}

async function atRest(stack: string, context: DeploymentContext): Promise<void> {
  await until(async () => {
    const status = (await describeStack(stack, context))?.StackStatus ?? '';
    return !status.endsWith('_IN_PROGRESS');
  }, context);
}

/** Whether its image is built from the project. */
export function isBuilt(service: Application['services'][number]): service is TaskKind {
  return service.kind !== 'site' && service.image.kind === 'built';
}

/** Servers listen on the ports that the plan gives them, jobs end well. */
function usualScript({ services }: Application, container: string): Script {
  const service = services.find(({ name }) => name === container);
  if (service?.kind === 'job') return { exits: { after: 2000, code: 0 } };
  const ports = service === undefined || service.kind === 'site' ? [] : service.ports;
  return { listens: ports.map(({ port }) => ({ port })) };
}

function newImage(
  digest: string,
  architecture: 'X86_64' | 'ARM64',
  engineReference: string,
): RegistryImage {
  return {
    digest: `sha256:${digest}`,
    architectures: [architecture],
    compressedSize: 100_000_000,
    engineReference,
  };
}

/** Every image of other registries is there, for every processor. */
function anyImage(reference: string): RegistryImage {
  return {
    digest: `sha256:${'0'.repeat(64)}`,
    architectures: ['X86_64', 'ARM64'],
    compressedSize: 100_000_000,
    engineReference: reference,
  };
}
