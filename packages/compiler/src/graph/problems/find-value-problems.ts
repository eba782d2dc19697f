import type { Application, Binding } from '../../application/application.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { connectionStore } from '../handover.ts';
import { networkStoresOf, tasksOf } from '../parts.ts';
import { graphProblems } from './graph-problems.ts';

/** Values that CloudFormation cannot compose. */
export function findValueProblems(application: Application): readonly Diagnostic[] {
  const composed = tasksOf(application)
    .flatMap((task) => task.environment)
    .filter(({ value }) => connectionStore(value) !== undefined);
  return [...composed.flatMap(findMixture), ...findTooMany(composed, application)];
}

function findMixture({ name, value, span }: Binding): readonly Diagnostic[] {
  const secret = value.find((part) => part.kind === 'secret');
  const store = connectionStore(value);
  if (!secret || store === undefined) return [];
  return [
    graphProblems['graph/mixed-secrets'](span, { variable: name, secret: secret.key, store }),
  ];
}

/** AWS: “You can include up to 60 dynamic references in a stack template.” */
const mostReferences = 60;

/** Each composed value looks up a password, and each store does when it is made. */
function findTooMany(
  composed: readonly Binding[],
  application: Application,
): readonly Diagnostic[] {
  const ofStores = networkStoresOf(application).length;
  const count = composed.length + ofStores;
  const last = composed[mostReferences - ofStores];
  if (count <= mostReferences) return [];
  return [
    graphProblems['graph/too-many-composed-values'](last?.span, { count, limit: mostReferences }),
  ];
}
