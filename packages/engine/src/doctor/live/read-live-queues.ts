import { DescribeAlarmsCommand, type MetricAlarm } from '@aws-sdk/client-cloudwatch';
import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import type { CloudFacts } from '@seaworthy/compiler';
import { allPages } from './all-pages.ts';
import type { GivenValues } from './given-values.ts';
import type { LiveContext } from './subject.ts';

type QueueFact = CloudFacts['queues'][number];
type QueueFacts = Pick<CloudFacts, 'queues' | 'alarms'>;

/** The queues that variables lead to, those for what they give up, and who watches these. */
export async function readLiveQueues(
  given: readonly GivenValues[],
  context: LiveContext,
): Promise<QueueFacts> {
  const used = await readQueues(addressesIn(given), context);
  const known = new Set(used.map(({ id }) => id));
  const targets = used.flatMap(({ deadLetters }) => deadLetters?.queue ?? []);
  const deadLetters = await readQueues(
    new Map(targets.filter((url) => !known.has(url)).map((url) => [url, undefined])),
    context,
  );
  const alarms = deadLetters.length === 0 ? [] : await readAlarms(context);
  return { queues: [...used, ...deadLetters], alarms };
}

/** Addresses of queues by the service that first names them. */
function addressesIn(given: readonly GivenValues[]): ReadonlyMap<string, string | undefined> {
  return new Map(
    given.flatMap(({ owner, environment }) =>
      environment.flatMap(({ value }) =>
        /^https:\/\/sqs\.[\w.-]+\/\d{12}\/[\w.-]+$/.test(value) ? [[value, owner] as const] : [],
      ),
    ),
  );
}

async function readQueues(
  addresses: ReadonlyMap<string, string | undefined>,
  { further: { sqs }, asker }: LiveContext,
): Promise<readonly QueueFact[]> {
  const facts = await Promise.all(
    [...addresses].map(async ([QueueUrl, owner]) => {
      const command = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] });
      const answer = await asker.ask('sqs:GetQueueAttributes', () => sqs.send(command), [
        'QueueDoesNotExist',
        'AWS.SimpleQueueService.NonExistentQueue',
      ]);
      return answer ? [factOf(QueueUrl, owner, answer.Attributes ?? {})] : [];
    }),
  );
  return facts.flat();
}

function factOf(
  id: string,
  owner: string | undefined,
  attributes: Readonly<Record<string, string>>,
): QueueFact {
  const redrive = attributes.RedrivePolicy;
  const { deadLetterTargetArn = '', maxReceiveCount = 10 } = redrive ? JSON.parse(redrive) : {};
  return {
    id,
    ...(owner !== undefined && { owner }),
    name: id.slice(id.lastIndexOf('/') + 1),
    fifo: attributes.FifoQueue === 'true',
    visibility: Number(attributes.VisibilityTimeout ?? 30),
    retention: Number(attributes.MessageRetentionPeriod ?? 345_600),
    ...(redrive && {
      deadLetters: { queue: addressOf(deadLetterTargetArn), receives: Number(maxReceiveCount) },
    }),
  };
}

/** `arn:aws:sqs:eu-west-1:123456789012:jobs` is at `https://sqs.eu-west-1.amazonaws.com/…/jobs`. */
function addressOf(arn: string): string {
  const [, partition, , region, account, name] = arn.split(':');
  const domain = partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
  return `https://sqs.${region}.${domain}/${account}/${name}`;
}

async function readAlarms({ further, asker }: LiveContext): Promise<QueueFacts['alarms']> {
  const alarms = await asker.ask('cloudwatch:DescribeAlarms', () =>
    allPages(async (NextToken) => {
      const page = await further.cloudWatch.send(new DescribeAlarmsCommand({ NextToken }));
      return { items: page.MetricAlarms, next: page.NextToken };
    }),
  );
  return (alarms ?? []).map(alarmOf);
}

function alarmOf({ AlarmArn = '', MetricName, Dimensions = [], Metrics = [] }: MetricAlarm) {
  const within = Metrics.flatMap(({ MetricStat }) => MetricStat?.Metric ?? []);
  const dimensions = [...Dimensions, ...within.flatMap((metric) => metric.Dimensions ?? [])];
  return {
    id: AlarmArn,
    metrics: [MetricName, ...within.map((metric) => metric.MetricName)].flatMap(
      (name) => name ?? [],
    ),
    watches: dimensions.flatMap(({ Value }) => Value ?? []),
  };
}
