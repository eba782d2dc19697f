import { type Fault, refuse } from '../fault.ts';
import { runAround } from '../program/run-instead.ts';
import { editContainer } from '../template/edit-container.ts';
import { inTurn, records } from '../template/template-body.ts';

export const missingVariable: Fault = {
  name: 'missing-variable',
  does: 'a variable that the program requires is not in the task definition',
  expects: 'the program names it and ends; the second death trips the breaker',
  shows: /parameter (not set or null|null or not set)/,
  ends: 'rolled-back',
  cause: 'env-required-missing',
  change: (place) => {
    const { service } = place;
    const secret = service.environment.find(({ value }) =>
      value.some(({ kind }) => kind === 'secret'),
    );
    const { name } = secret ?? service.environment[0] ?? {};
    if (name === undefined) return refuse(`${service.name} has no variables`);
    const { service: guard } = runAround(place, `: "\${${name}:?}"; exec "$@"`);
    const withoutVariable = editContainer(service.name, (container) => ({
      ...container,
      ...(container.Environment !== undefined && {
        Environment: records(container.Environment).filter(({ Name }) => Name !== name),
      }),
      ...(container.Secrets !== undefined && {
        Secrets: records(container.Secrets).filter(({ Name }) => Name !== name),
      }),
    }));
    return { kind: 'change', service: inTurn(withoutVariable, ...(guard ? [guard] : [])) };
  },
};
