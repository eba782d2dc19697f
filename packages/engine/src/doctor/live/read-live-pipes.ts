import {
  DescribePipeCommand,
  type DescribePipeResponse,
  ListPipesCommand,
} from '@aws-sdk/client-pipes';
import { type CloudFacts, readPipeTexts } from '@seaworthy/compiler';
import { allPages } from './all-pages.ts';
import type { StoreContext } from './subject.ts';

type PipeFact = CloudFacts['pipes'][number];

/** Pipes by name with the service whose work they hand on, and those that take from some queues. */
export async function readLivePipes(
  known: ReadonlyMap<string, string | undefined>,
  queues: CloudFacts['queues'],
  context: StoreContext,
): Promise<readonly PipeFact[]> {
  const sources = queues.flatMap((queue) => {
    const source = arnOf(queue.id, context);
    return source === undefined ? [] : [{ source, owner: queue.owner }];
  });
  const found = await Promise.all(sources.map((source) => pipesFrom(source, context)));
  const names = new Map([...found.flat(), ...known]);
  const facts = await Promise.all(
    [...names].map(([name, owner]) => readPipe(name, owner, context)),
  );
  return facts.flat();
}

/** `https://sqs.eu-west-1.amazonaws.com/123456789012/jobs`, if it is of the region that is read. */
function arnOf(address: string, { account: { region } }: StoreContext): string | undefined {
  const [, of, account, name] = /^https:\/\/sqs\.([^.]+)\.[^/]+\/(\d+)\/(.+)$/.exec(address) ?? [];
  const [, apart] = /^(cn|us-gov)-/.exec(region) ?? [];
  const partition = apart === undefined ? 'aws' : `aws-${apart}`;
  return of === region ? `arn:${partition}:sqs:${region}:${account}:${name}` : undefined;
}

async function pipesFrom(
  { source, owner }: { readonly source: string; readonly owner: string | undefined },
  { asker, clients: { pipes } }: StoreContext,
): Promise<readonly (readonly [string, string | undefined])[]> {
  const listed = await asker.ask('pipes:ListPipes', () =>
    allPages(async (NextToken) => {
      const page = await pipes.send(new ListPipesCommand({ SourcePrefix: source, NextToken }));
      return { items: page.Pipes, next: page.NextToken };
    }),
  );
  // A prefix is also that of longer names.
  return (listed ?? []).flatMap(({ Name, Source }) =>
    Name !== undefined && Source === source ? [[Name, owner] as const] : [],
  );
}

async function readPipe(
  Name: string,
  owner: string | undefined,
  { asker, clients: { pipes } }: StoreContext,
): Promise<readonly PipeFact[]> {
  const command = new DescribePipeCommand({ Name });
  const pipe = await asker.ask('pipes:DescribePipe', () => pipes.send(command), [
    'NotFoundException',
  ]);
  return pipe ? [factOf(pipe, owner)] : [];
}

function factOf(pipe: DescribePipeResponse, owner: string | undefined): PipeFact {
  const { Arn = '', Source = '', Target = '', RoleArn = '', SourceParameters } = pipe;
  const { InputTemplate: _, ...parameters } = pipe.TargetParameters ?? {};
  const { BatchJobParameters: job, EcsTaskParameters: task } = parameters;
  const stopReason = stopReasonOf(pipe);
  return {
    id: Arn,
    ...(owner !== undefined && { owner }),
    source: Source,
    target: Target,
    targetKind: job ? 'batch' : task ? 'ecs' : 'other',
    batchSize: Number(SourceParameters?.SqsQueueParameters?.BatchSize ?? 10),
    ...(job?.JobName !== undefined && { jobName: job.JobName }),
    ...(job?.JobDefinition !== undefined && { jobDefinition: job.JobDefinition }),
    texts: readPipeTexts(parameters),
    role: RoleArn,
    ...(stopReason !== undefined && { stopReason }),
  };
}

/** Why it does not run; undefined for one that does, or is on its way. */
function stopReasonOf({ CurrentState: state, DesiredState, StateReason }: DescribePipeResponse) {
  if (state !== 'STOPPED' && !state?.endsWith('_FAILED')) return undefined;
  return StateReason ?? (DesiredState === 'STOPPED' ? 'somebody has stopped it' : state);
}
