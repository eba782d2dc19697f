import { DescribeStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import type { Application, Graph } from '@seaworthy/compiler';
import type { Account } from '../../aws/account.ts';
import type { LiveService } from './subject.ts';

/** What a project has in an account: services by their stacks, and those not deployed. */
export interface FoundServices {
  readonly services: readonly LiveService[];
  readonly missing: readonly string[];
}

/** Finds the services that go on running. Throws when CloudFormation does not answer. */
export async function findLiveServices(
  { application, graph }: { readonly application: Application; readonly graph: Graph },
  { clients }: Account,
): Promise<FoundServices> {
  const lasting = new Set(
    application.services.flatMap(({ kind, name }) =>
      kind === 'web' || kind === 'worker' ? [name] : [],
    ),
  );
  const found = await Promise.all(
    graph.stacks.flatMap(({ name: stack, service: name }) =>
      name !== undefined && lasting.has(name) ? [findIn(stack, name, clients)] : [],
    ),
  );
  const services = found.flatMap((service) => service ?? []);
  const there = new Set(services.map(({ name }) => name));
  return { services, missing: [...lasting].filter((name) => !there.has(name)) };
}

async function findIn(
  stack: string,
  name: string,
  { cloudFormation }: Account['clients'],
): Promise<LiveService | undefined> {
  try {
    const command = new DescribeStackResourcesCommand({ StackName: stack });
    const { StackResources = [] } = await cloudFormation.send(command);
    const arn = StackResources.find(({ ResourceType }) => ResourceType === 'AWS::ECS::Service');
    const [, cluster, service] = arn?.PhysicalResourceId?.split('/') ?? [];
    return cluster && service ? { name, cluster, service, stack } : undefined;
  } catch (error) {
    const isMissing = error instanceof Error && error.message.includes('does not exist');
    if (isMissing) return undefined;
    throw error;
  }
}
