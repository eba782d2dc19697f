import { DescribeSecurityGroupsCommand, DescribeSubnetsCommand } from '@aws-sdk/client-ec2';
import { DescribeRulesCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import { GetParametersByPathCommand } from '@aws-sdk/client-ssm';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { Account } from '../../aws/account.ts';
import { composeForImport } from './compose-for-import.ts';
import type { Berth, ContainerHarbour } from './container-harbour.ts';

/** An environment beside the one that is deployed, which uses what that one has. */
export interface Neighbour extends Berth {
  /** What AWS says now of what was imported, to be compared. */
  look(): Promise<string>;
}

/** The name by which it is asked. */
export const neighbourHost = 'neighbour.example.com';

/** Makes the project of an environment that imports everything that can be of the one that is there. */
export async function importExample(harbour: ContainerHarbour): Promise<Neighbour> {
  const { account } = harbour.host();
  const { application } = harbour.request;
  const { Account: id = '' } = await account.clients.sts.send(new GetCallerIdentityCommand({}));
  const given = await readHandedOver(
    `/seaworthy/${application.name}/${application.environment}`,
    account,
  );
  const { region } = application;
  const environment = 'neighbour';
  const place = { environment, host: neighbourHost, region, account: id };
  const berth = await harbour.beside(environment, composeForImport(application, given, place));
  return { ...berth, look: () => look(given, account) };
}

/** By what is handed over, such as `store/db/host`. */
async function readHandedOver(
  Path: string,
  { clients: { parameters } }: Account,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  let NextToken: string | undefined;
  do {
    const command = new GetParametersByPathCommand({ Path, Recursive: true, NextToken });
    const page = await parameters.send(command);
    for (const { Name = '', Value = '' } of page.Parameters ?? []) {
      found.set(Name.slice(Path.length + 1), Value);
    }
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return found;
}

/** The rules of security groups and of the listener, which a deployment adds its own to. */
async function look(
  given: ReadonlyMap<string, string>,
  { clients: { loadBalancing }, further }: Account,
): Promise<string> {
  const { ec2 } = await further();
  const GroupIds = [...given].flatMap(([key, value]) =>
    key.includes('security-group') ? [value] : [],
  );
  const SubnetIds = ['public-subnets', 'private-subnets'].flatMap(
    (key) => given.get(key)?.split(',') ?? [],
  );
  const [groups, subnets, rules] = await Promise.all([
    ec2.send(new DescribeSecurityGroupsCommand({ GroupIds })),
    ec2.send(new DescribeSubnetsCommand({ SubnetIds })),
    loadBalancing.send(new DescribeRulesCommand({ ListenerArn: given.get('listener') })),
  ]);
  // How many addresses are free is what tasks do change.
  const places = subnets.Subnets?.map(({ AvailableIpAddressCount: _, ...subnet }) => subnet);
  return JSON.stringify([groups.SecurityGroups, places, rules.Rules]);
}
