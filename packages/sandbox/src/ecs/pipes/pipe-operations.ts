import type * as Sdk from '@aws-sdk/client-pipes';
import { AwsError } from '../../aws/aws-error.ts';
import { arnOf, type Identity } from '../../aws/identity.ts';
import type { Operations } from '../../aws/operation.ts';
import type { Inventory, InventoryItem } from '../../resources/inventory.ts';

/** The operations of EventBridge Pipes that the sandbox answers: what there is, as templates made it. */
export function pipeOperations(inventory: Inventory, identity: Identity): Operations {
  const arnOfPipe = (name: string) => arnOf(identity, 'pipes', `pipe/${name}`);

  return {
    DescribePipe: {
      needs: ({ Name = '' }: Sdk.DescribePipeRequest) => [
        { action: 'pipes:DescribePipe', resource: arnOfPipe(Name) },
      ],
      run: ({ Name = '' }: Sdk.DescribePipeRequest) => {
        const found = inventory.find('AWS::Pipes::Pipe', Name);
        if (found === undefined) {
          throw new AwsError('NotFoundException', `Pipe ${Name} does not exist.`, { status: 404 });
        }
        return describe(found);
      },
    },
    ListPipes: {
      needs: () => [{ action: 'pipes:ListPipes', resource: '*' }],
      run: ({ NamePrefix = '', SourcePrefix = '', TargetPrefix = '' }: Sdk.ListPipesRequest) => ({
        Pipes: inventory
          .ofType('AWS::Pipes::Pipe')
          .map(describe)
          .filter(
            ({ Name = '', Source = '', Target = '' }) =>
              Name.startsWith(NamePrefix) &&
              Source.startsWith(SourcePrefix) &&
              Target.startsWith(TargetPrefix),
          )
          .map(({ Name, Arn, Source, Target, CurrentState, DesiredState }) => {
            return { Name, Arn, Source, Target, CurrentState, DesiredState };
          }),
      }),
    },
  };
}

/** Properties of templates are called as members of the API are. */
function describe({ state, properties, createdAt }: InventoryItem): Sdk.DescribePipeResponse {
  const { Tags: _tags, ...given } = properties;
  return {
    ...(given as Sdk.DescribePipeResponse),
    Name: state.physicalId,
    Arn: String(state.attributes.Arn),
    DesiredState: properties.DesiredState === 'STOPPED' ? 'STOPPED' : 'RUNNING',
    CurrentState: state.attributes.CurrentState as Sdk.PipeState,
    CreationTime: new Date(createdAt),
  };
}
