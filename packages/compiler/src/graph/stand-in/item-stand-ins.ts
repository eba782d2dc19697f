import type { Application } from '../../application/application.ts';
import type { Store } from '../../application/store.ts';
import { ref, sub } from '../build-resource.ts';
import { buildStore } from '../data/build-data.ts';
import type { BuiltStore } from '../data/built-store.ts';
import { existingArnId } from '../data/take-items.ts';
import type { Property } from '../intrinsics.ts';
import { existingItemsOf } from '../parts.ts';
import type { Takings } from '../take.ts';
import { asBuilt } from './as-built.ts';
import { output, type StandInPart } from './stand-in-part.ts';

/** The buckets, tables and queues that would be built, without alarms, which nobody would hear. */
export function itemStandIns(application: Application): readonly StandInPart[] {
  return application.stores.flatMap((store) => {
    const { items } = existingItemsOf(store) ?? {};
    if (!items) return [];
    const { resources, values } = buildStore(asBuilt(store), { application, takings });
    return {
      resources: resources.filter(({ type }) => type !== 'AWS::CloudWatch::Alarm'),
      outputs: [...items.keys()].map((item) =>
        output(existingArnId(store.name, item), arnOf(store, item, values)),
      ),
    };
  });
}

/** Nothing of the network belongs to them. */
const takings: Takings = {
  value: () => ref('AWS::NoValue'),
  subnets: () => ref('AWS::NoValue'),
  parameters: () => [],
};

function arnOf(
  { kind, name }: Store,
  item: string,
  values: BuiltStore['values'],
): Property<string> {
  if (kind === 'queue') return values.get(`store/${name}/queue/${item}/arn`) ?? '';
  if (kind === 'bucket') {
    const Name = values.get(`store/${name}/bucket/${item}`) ?? '';
    return sub('arn:${AWS::Partition}:s3:::${Name}', { Name });
  }
  const Name = values.get(`store/${name}/table/${item}`) ?? '';
  const start = 'arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}';
  return sub(`${start}:table/\${Name}`, { Name });
}
