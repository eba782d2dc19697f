import { describeSecret } from '../../secret-store/stores.ts';
import { deployedVersions } from '../../secrets/deployed-versions.ts';
import type { OperationContext, PlannedProject } from '../operation-context.ts';
import type { SecretDifference } from './difference.ts';

/** Services that read an earlier version of the application's secret; no value is read for it. */
export async function compareSecrets(
  { application, graph }: PlannedProject,
  context: OperationContext,
): Promise<readonly SecretDifference[]> {
  if (application.secrets.length === 0) return [];
  const state = await describeSecret(application, context);
  if (state.kind !== 'there' || state.secret.current === undefined) return [];
  const { arn, current } = state.secret;
  const deployed = await deployedVersions(graph, arn, context);
  return deployed.flatMap(({ service, version }) =>
    version === undefined || version === current ? [] : [{ service, version, current }],
  );
}
