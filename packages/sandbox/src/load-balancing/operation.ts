import type { Operation } from '../aws/operation.ts';

/** An operation of ELB; without `resource` it can be allowed for `*` only, as Describe calls are. */
export function operation<Input, Output>(
  action: string,
  run: Operation<Input, Output>['run'],
  resource: (input: Input) => string | undefined = () => undefined,
): Operation<Input, Output> {
  return {
    needs: (input) => [
      { action: `elasticloadbalancing:${action}`, resource: resource(input) ?? '*' },
    ],
    run,
  };
}
