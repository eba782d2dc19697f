import { listOf, templateBucketStack } from '@seaworthy/compiler';
import type { Beginning } from '@seaworthy/engine';
import type { Surroundings } from '../../command-line/command.ts';
import type { Options } from '../../command-line/options.ts';
import { costTitle } from '../../render/cost-summary.ts';
import { agrees } from '../../terminal/ask.ts';
import { pageFor, printLines } from '../../terminal/output.ts';
import { paragraph } from '../../terminal/paragraph.ts';
import type { CompletePlan } from '../complete-plan.ts';

/**
 * Whether to make what is not there yet and costs money from then on. What is there already is
 * updated unasked, and so is everything with `--yes`, with `--json` and without a terminal. A bucket
 * for templates costs next to nothing.
 */
export async function askToBegin(
  { account, newStacks }: Beginning,
  { application, graph, cost }: Pick<CompletePlan, 'application' | 'graph' | 'cost'>,
  { yes, json }: Pick<Options, 'yes' | 'json'>,
  surroundings: Surroundings,
): Promise<boolean> {
  const made = graph.stacks.filter((stack) => newStacks.includes(stack.name));
  if (yes || json || made.length === 0) return true;
  const { stderr } = surroundings;
  const { name, environment } = application;
  const isFirst = made.length === graph.stacks.length;
  const parts = listOf(made.map(({ service, layer }) => service ?? layer));
  const subject = isFirst ? `${name} (${environment})` : `Of ${name} (${environment}), ${parts}`;
  const verb = isFirst || made.length === 1 ? 'is' : 'are';
  const bucket = newStacks.includes(templateBucketStack)
    ? ` Templates are too large for a call: a bucket for them is made as well, by the stack ${templateBucketStack}.`
    : '';
  const text = `${subject} ${verb} not there yet, in account ${account.id} in ${account.region}. ${costTitle(cost)} for the whole; \`seaworthy cost\` has its lines.${bucket}`;
  if (!surroundings.ask && !surroundings.input?.isTerminal) return true;
  printLines(['', ...paragraph(text, pageFor(stderr))], stderr);
  return (await agrees(isFirst ? 'Deploy it?' : 'Go on?', surroundings)) !== false;
}
