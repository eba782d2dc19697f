import type { ScriptFor } from '@seaworthy/sandbox';
import { planExample } from '../../../../../examples/testing/plan-example.ts';
import type { Account } from '../../aws/account.ts';
import type { DeploymentContext } from '../../aws/deployment-context.ts';
import { deployApplication } from '../../deploy/deploy-application.ts';
import { attachedAccount } from '../../testing/attached-account.ts';
import { publishEmptyImages } from '../../testing/publish-images.ts';
import {
  inVirtualTime,
  type ScriptedSandbox,
  scriptedSandbox,
} from '../../testing/scripted-sandbox.ts';
import { type OperationContext, operationContext } from '../operation-context.ts';

const servers = [8000, 8001, 8080, 3000].map((port) => ({ port }));

/** What the containers of all examples do when all is well. */
export const usualScript: ScriptFor = ({ container }) =>
  container === 'migrate'
    ? { exits: { after: 2000, code: 0 }, logs: [{ after: 500, line: 'migrated' }] }
    : { listens: servers, logs: [{ after: 1000, line: `${container} is up` }] };

/** An example that runs in a sandbox in virtual time. */
export interface DeployedExample extends ScriptedSandbox {
  readonly account: Account;
  readonly context: OperationContext;
  readonly plan: PlannedExample;
  /** Runs an operation to its end in virtual time. */
  readonly run: <T>(work: (context: OperationContext) => Promise<T>) => Promise<T>;
}

export type PlannedExample = Required<
  Pick<ReturnType<typeof planExample>['plan'], 'application' | 'graph' | 'templates' | 'cost'>
>;

export function plannedExample(name: string, further: readonly string[] = []): PlannedExample {
  const { application, graph, templates, cost } = planExample(name, further).plan;
  if (!application || !graph || !cost) throw new Error(`${name} cannot be planned`);
  return { application, graph, templates, cost };
}

/** Plans an example of the repository and deploys it. Throws when that fails. */
export async function deployExample(
  name: string,
  scriptFor: ScriptFor = usualScript,
): Promise<DeployedExample> {
  const plan = plannedExample(name);
  const scripted = scriptedSandbox(scriptFor);
  const account = attachedAccount(scripted);
  const context = operationContext(account, new AbortController().signal);
  const run: DeployedExample['run'] = (work) =>
    inVirtualTime(scripted.clock, account.clients, () => work(context));
  await run((deploying) => deployPlan(plan, scripted, deploying));
  return { ...scripted, account, context, plan, run };
}

/** Deploys a plan into a sandbox, with empty images and made-up secrets. */
export async function deployPlan(
  { application, graph, templates }: Omit<PlannedExample, 'cost'>,
  { sandbox }: ScriptedSandbox,
  context: DeploymentContext,
): Promise<void> {
  const result = await deployApplication(
    {
      application,
      graph,
      templates,
      publishImages: async () => publishEmptyImages(application, graph, sandbox),
      secretValues: Object.fromEntries(application.secrets.map(({ key }) => [key, 'value'])),
      parameters: {},
    },
    context,
  );
  if (!result.succeeded) throw new Error(JSON.stringify(result.stacks));
}
