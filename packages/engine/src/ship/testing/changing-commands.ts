import { bePatient } from '../../aws/be-patient.ts';
import type { Emit } from '../../events/engine-event.ts';
import { destroy } from '../../operations/destroy/destroy.ts';
import { planDestruction } from '../../operations/destroy/plan-destruction.ts';
import { type OperationContext, operationContext } from '../../operations/operation-context.ts';
import { requestFor } from '../../rehearse/testing/plan-text.ts';
import { planRollback } from '../../releases/plan-rollback.ts';
import { prepareWrite } from '../../secrets/prepare-write.ts';
import { rotateSecret } from '../../secrets/rotate-secret.ts';
import { inVirtualTime } from '../../testing/scripted-sandbox.ts';
import { explainRefusal } from '../explain-refusal.ts';
import { rollBack } from '../roll-back.ts';
import { type Harbour, type Programs, shop } from './harbour.ts';

/** How a command ended: well, or with these problems. */
export interface Ended {
  readonly isDone: boolean;
  readonly codes: readonly string[];
}

/** A command that changes the shop in a harbour in which `v1` and then `v2` were deployed. */
export type ChangingCommand = (harbour: Harbour, emit: Emit, programs: Programs) => Promise<Ended>;

/** Everything that takes the lease, by the name of its command. */
export const changingCommands: Readonly<Record<string, ChangingCommand>> = {
  deploy: async (harbour, emit, programs) => {
    const { report } = await harbour.ship('v3', programs, { emit });
    return { isDone: report.outcome === 'deployed', codes: codesOf(report.diagnostics) };
  },
  rollback: (harbour, emit) =>
    inAccount(harbour, emit, async (context) => {
      const releases = harbour.releases();
      const planned = await planRollback(1, releases, context);
      if (planned.kind === 'refused') return { isDone: false, codes: codesOf(planned.problems) };
      const host = { account: harbour.account, emit, hostName: 'laptop', releases };
      const { plan } = planned;
      const report = await rollBack(
        { plan, project: shopHere(), secrets: [] },
        { ...host, stop: context.signal },
      );
      return { isDone: report.outcome === 'rolled-back', codes: codesOf(report.diagnostics) };
    }),
  destroy: (harbour, emit) =>
    inAccount(harbour, emit, async (context) => {
      const planned = await planDestruction(shopHere(), [], context);
      const { outcome, failures } = await destroy(planned, 'laptop', context);
      return { isDone: outcome === 'done', codes: failures.map(({ reason }) => reason) };
    }),
  'secrets rotate': (harbour, emit) =>
    inAccount(harbour, emit, async (context) => {
      const { application, graph } = shopHere();
      const { name: project, environment, region } = application;
      const values = new Map([['API_KEY', `canary-of-${context.clock.now()}`]]);
      const prepared = await prepareWrite({ application, region, values, prune: false }, context);
      if (prepared.kind === 'refused') throw new Error(codesOf(prepared.diagnostics).join());
      const holder = {
        project,
        environment,
        by: 'arn:aws:iam::123456789012:user/li',
        host: 'desk',
      };
      const request = { holder, releases: harbour.releases(), application, graph, prepared };
      const rotation = await rotateSecret({ ...request, key: 'API_KEY' }, context);
      const isDone = rotation.kind === 'rotated';
      return { isDone, codes: isDone ? [] : codesOf(rotation.diagnostics) };
    }),
};

function shopHere() {
  return requestFor(shop, { API_KEY: 'canary-of-the-api' });
}

/** As the command line does: what AWS refuses is a problem, and all else is thrown. */
async function inAccount(
  { account, scripted }: Harbour,
  emit: Emit,
  work: (context: OperationContext) => Promise<Ended>,
): Promise<Ended> {
  const context = operationContext(account, new AbortController().signal, emit);
  bePatient(account.clients, account);
  try {
    return await inVirtualTime(scripted.clock, account.clients, () => work(context));
  } catch (error) {
    const problem = explainRefusal(error, shopHere().graph);
    if (!problem) throw error;
    return { isDone: false, codes: codesOf([problem]) };
  }
}

function codesOf(diagnostics: readonly { readonly code: string }[]): readonly string[] {
  return diagnostics.map(({ code }) => code);
}
