import type { ParameterStringFilter } from '@aws-sdk/client-ssm';
import { NotModelled } from '../aws/aws-error.ts';
import type { ParameterRecord } from './parameter-record.ts';
import { newest } from './parameter-store.ts';

/** Whether a parameter satisfies every filter of DescribeParameters or GetParametersByPath. */
export function matchesFilters(
  record: ParameterRecord,
  filters: readonly ParameterStringFilter[],
): boolean {
  return filters.every(({ Key = '', Option, Values = [] }) => {
    if (Key === 'Path') {
      return Values.some((path) => isUnder(record.name, path, Option === 'Recursive'));
    }
    const texts = textsOf(record, Key);
    if (Values.length === 0) return texts.length > 0;
    return texts.some((text) => Values.some((value) => matches(text, value, Option ?? 'Equals')));
  });
}

/** Whether a parameter lies below a path, and how deep it may. */
export function isUnder(name: string, path: string, recursive: boolean): boolean {
  const prefix = path.endsWith('/') ? path : `${path}/`;
  if (!name.startsWith(prefix)) return false;
  return recursive || !name.slice(prefix.length).includes('/');
}

function textsOf(record: ParameterRecord, key: string): readonly string[] {
  const version = newest(record);
  if (key.startsWith('tag:')) {
    const tag = record.tags[key.slice('tag:'.length)];
    return tag === undefined ? [] : [tag];
  }
  switch (key) {
    case 'Name':
      return [record.name];
    case 'Type':
      return [version.type];
    case 'Tier':
      return [version.tier];
    case 'KeyId':
      return version.keyId === undefined ? [] : [version.keyId];
    case 'Label':
      return record.versions.flatMap(({ labels }) => labels);
    default:
      throw new NotModelled(`the filter ${key} of parameters`);
  }
}

function matches(text: string, value: string, option: string): boolean {
  switch (option) {
    case 'Equals':
      return text === value;
    case 'BeginsWith':
      return text.startsWith(value);
    case 'Contains':
      return text.includes(value);
    default:
      throw new NotModelled(`the filter option ${option} of parameters`);
  }
}
