import type { Call, Operation } from '../../aws/operation.ts';
import type { CloudFormationContext } from './context.ts';

/** An operation that a role must be allowed on the stack that it names. */
export function operationOn<Input extends { readonly StackName?: string | undefined }, Output>(
  context: CloudFormationContext,
  action: string,
  run: (input: Input, call: Call) => Output | Promise<Output>,
): Operation<Input, Output> {
  const { region, account } = context.sources.identity;
  return {
    needs: ({ StackName: name }) => [
      {
        action: `cloudformation:${action}`,
        resource:
          name === undefined
            ? '*'
            : name.startsWith('arn:')
              ? name
              : `arn:aws:cloudformation:${region}:${account}:stack/${name}/*`,
      },
    ],
    run,
  };
}
