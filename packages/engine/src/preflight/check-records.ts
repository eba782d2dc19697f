import { DescribeStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { ListResourceRecordSetsCommand, type ResourceRecordSet } from '@aws-sdk/client-route-53';
import type { Diagnostic, Graph, Resource, Stack } from '@seaworthy/compiler';
import type { AwsClients } from '../aws/clients.ts';
import type { FurtherClients } from '../aws/further-clients.ts';
import type { Asker } from '../doctor/live/asker.ts';
import { preflightProblems as problems } from './preflight-problems.ts';

type Clients = Pick<AwsClients, 'cloudFormation'> & Pick<FurtherClients, 'route53'>;
type RecordSet = Resource<'AWS::Route53::RecordSet'>;

export interface RecordsRequest {
  readonly graph: Graph;
  /** Stacks that are not there yet. */
  readonly newStacks: readonly string[];
  /** Parameters that the deployment fills in, such as the hosted zone. */
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * Whether the names that are to lead to this project lead somewhere else already, as to another
 * environment: Route 53 has one record of a name and type, and CloudFormation takes over none.
 */
export async function checkRecords(
  { graph, newStacks, parameters }: RecordsRequest,
  clients: Clients,
  asker: Asker,
): Promise<readonly Diagnostic[]> {
  const records = graph.stacks.flatMap((stack) =>
    stack.resources
      .filter(isRecordSet)
      .filter((record) => isWritten(record, stack))
      .map((record) => ({ stack, record, zone: zoneOf(record, stack, parameters) })),
  );
  const found = await Promise.all(
    records.map(async ({ stack, record, zone }) => {
      const there = await findRecord(record, zone, clients, asker);
      if (there === undefined) return [];
      const isNew = newStacks.includes(stack.name);
      if (!isNew && (await isOurs(stack, record, clients, asker))) return [];
      const given = { ...there, host: nameOf(record).slice(0, -1) };
      return [problems['deploy/record-taken'](record.span, given)];
    }),
  );
  return found.flat();
}

function isRecordSet(resource: Resource): resource is RecordSet {
  return resource.type === 'AWS::Route53::RecordSet';
}

/** A site's stack writes records when its certificate and its zone are given. */
function isWritten({ condition }: RecordSet, { parameters }: Stack): boolean {
  return condition === undefined || parameters.every((parameter) => parameter.default !== '');
}

function zoneOf(
  { properties: { HostedZoneId } }: RecordSet,
  stack: Stack,
  given: RecordsRequest['parameters'],
): string {
  if (typeof HostedZoneId === 'string') return HostedZoneId;
  const id = HostedZoneId !== undefined && 'Ref' in HostedZoneId ? String(HostedZoneId.Ref) : '';
  return given[id] ?? stack.parameters.find((parameter) => parameter.id === id)?.default ?? '';
}

/** A name has no other record beside an alias of DNS itself. */
async function findRecord(
  record: RecordSet,
  HostedZoneId: string,
  { route53 }: Clients,
  asker: Asker,
): Promise<{ readonly type: string; readonly target: string } | undefined> {
  if (HostedZoneId === '') return undefined; // that there is no zone is told already
  const StartRecordName = nameOf(record);
  const command = new ListResourceRecordSetsCommand({
    HostedZoneId,
    StartRecordName,
    MaxItems: 20,
  });
  const answer = await asker.ask('route53:ListResourceRecordSets', () => route53.send(command));
  const there = answer?.ResourceRecordSets?.find(
    ({ Name, Type = '' }) =>
      Name === StartRecordName && [record.properties.Type, 'CNAME'].includes(Type),
  );
  return there && { type: there.Type ?? '', target: targetOf(there) };
}

function nameOf({ properties: { Name } }: RecordSet): string {
  return typeof Name === 'string' ? Name : '';
}

function targetOf({ AliasTarget, ResourceRecords = [] }: ResourceRecordSet): string {
  const target = AliasTarget?.DNSName ?? ResourceRecords[0]?.Value ?? '';
  return target.replace(/\.$/, '');
}

/** Whether the stack has made it itself, in an earlier deployment. */
async function isOurs(
  { name: StackName }: Stack,
  { id: LogicalResourceId }: RecordSet,
  { cloudFormation }: Clients,
  asker: Asker,
): Promise<boolean> {
  const command = new DescribeStackResourcesCommand({ StackName, LogicalResourceId });
  const ask = () => cloudFormation.send(command);
  const action = 'cloudformation:DescribeStackResources';
  const answer = await asker.ask(action, ask, ['ValidationError']);
  const isUnknown = asker.unanswered().some((one) => one.action === action);
  const [resource] = answer?.StackResources ?? [];
  return isUnknown || (resource !== undefined && resource.ResourceStatus !== 'DELETE_COMPLETE');
}
