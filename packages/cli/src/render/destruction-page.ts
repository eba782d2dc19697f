import { count, listOf, printable } from '@seaworthy/compiler';
import type { Destruction, DestructionResult, ThingToLose } from '@seaworthy/engine';
import type { Page } from '../terminal/page.ts';
import { paragraph } from '../terminal/paragraph.ts';
import { layOutTable } from '../terminal/table.ts';
import { joinSections, section } from './section.ts';

/** What would be lost and what would stay, before anybody is asked. */
export function destructionPage(destruction: Destruction, page: Page): readonly string[] {
  const { things, project, environment } = destruction;
  const title = `Destroying ${project} in ${environment}${placeOf(destruction)}`;
  return joinSections([
    paragraph(title, page, { brush: page.paint.title }),
    section('Is lost', thingTable(things, 'lost', page), page),
    section('Is lost, and leaves a final snapshot', thingTable(things, 'snapshot', page), page),
    section('Stays in the account, outside any stack', thingTable(things, 'stays', page), page),
    keptText(destruction, page),
  ]);
}

/** `, eu-west-1, of account 123456789012`, as the ARN of any of its stacks has them. */
function placeOf({ services, data, foundation }: Destruction): string {
  const [arn] = [foundation, data, ...services].flatMap((stack) => stack?.id ?? []);
  const [, , , region, account] = arn?.split(':') ?? [];
  return region && account ? `, ${region}, of account ${account}` : '';
}

function thingTable(
  things: readonly ThingToLose[],
  fate: ThingToLose['fate'],
  { paint, ...page }: Page,
): readonly string[] {
  const rows = things
    .filter((thing) => thing.fate === fate)
    .map(({ owner = 'shared', what, physicalId }) => ({
      cells: [
        { text: owner, brush: paint.name },
        { text: what },
        { text: shortName(physicalId), brush: paint.faint },
      ],
    }));
  return layOutTable(rows, { paint, ...page });
}

/** ARNs say what is known: account and region. */
function shortName(physicalId: string): string {
  return physicalId.startsWith('arn:') ? physicalId.split(':').slice(5).join(':') : physicalId;
}

function keptText(
  { keptStores, project, environment }: Destruction,
  page: Page,
): readonly string[] {
  const records = `What is recorded under /seaworthy/${project}/${environment}/ in Parameter Store stays; it costs nothing.`;
  if (keptStores.length === 0) return paragraph(records, page);
  const names = keptStores.map((name) => `--store ${name}`).join(' ');
  const them = keptStores.length === 1 ? 'it' : 'them';
  return paragraph(
    `${listOf([...keptStores, `the network around ${them}`])} stay, and cost what they cost; ${names} deletes ${them} too. ${records}`,
    page,
  );
}

/** How it ended. */
export function destroyedPage(
  { services, stores, keptStores, isWhole, project, environment }: Destruction,
  { outcome, failures }: DestructionResult,
  page: Page,
): readonly string[] {
  if (outcome === 'interrupted') {
    return paragraph(
      'Interrupted. AWS ends what it has begun; the same again goes on from there.',
      page,
    );
  }
  if (outcome === 'failed') return failurePage(failures, page);
  if (isWhole) return paragraph(`${project} is gone from ${environment}.`, page);
  const gone = [...(services.length > 0 ? [count(services.length, 'service')] : []), ...stores];
  return paragraph(`Gone: ${listOf(gone)}. There still: ${listOf(keptStores)}.`, page);
}

/** Which resource AWS refuses to delete, why, and the two ways on. */
function failurePage(failures: DestructionResult['failures'], page: Page): readonly string[] {
  const problems = failures.flatMap(({ stack, resource, physicalId, reason }) => {
    const name = physicalId === undefined ? '' : ` (${shortName(physicalId)})`;
    const text = `${resource}${name} of ${stack} could not be deleted: ${reason}`;
    return paragraph(printable(text), page, {
      first: 'problem: ',
      firstBrush: page.paint.error,
    });
  });
  const again = 'Mend that and run the same again: it goes on from there.';
  const ways = retainCommands(failures);
  if (ways.length === 0) return [...problems, ...paragraph(again, page)];
  return [
    ...problems,
    ...paragraph(`${again} Or leave it in the account, and then run the same again:`, page),
    ...ways.map((command) => `  ${command}`),
  ];
}

/** CloudFormation lets go of what it could not delete when it is named. */
function retainCommands(failures: DestructionResult['failures']): readonly string[] {
  const refused = failures.filter(({ status }) => status === 'DELETE_FAILED');
  const stacks = [...new Set(refused.map(({ stack }) => stack))];
  return stacks.map((name) => {
    const resources = refused.flatMap(({ stack, resource }) => (stack === name ? resource : []));
    return `aws cloudformation delete-stack --stack-name ${name} --retain-resources ${resources.join(' ')}`;
  });
}
