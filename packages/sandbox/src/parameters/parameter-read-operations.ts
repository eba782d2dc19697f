import type {
  DescribeParametersRequest,
  DescribeParametersResult,
  GetParameterHistoryRequest,
  GetParameterHistoryResult,
  GetParameterRequest,
  GetParameterResult,
  GetParametersByPathRequest,
  GetParametersByPathResult,
  GetParametersRequest,
  GetParametersResult,
} from '@aws-sdk/client-ssm';
import { AwsError, NotModelled } from '../aws/aws-error.ts';
import { arnOf } from '../aws/identity.ts';
import type { Operation } from '../aws/operation.ts';
import { refuseUnknown } from '../aws/refuse-unknown.ts';
import { parameterErrors } from './parameter-errors.ts';
import { isUnder, matchesFilters } from './parameter-filters.ts';
import type { ParameterNeeds } from './parameter-needs.ts';
import { parameterDescription, parameterHistory, parameterOutput } from './parameter-output.ts';
import { pageOf } from './parameter-pages.ts';
import { type FoundParameter, newest } from './parameter-store.ts';
import type { ParameterDependencies } from './put-parameter.ts';

/** Operations that read parameters. */
export function parameterReadOperations(
  { store, identity }: ParameterDependencies,
  needs: ParameterNeeds,
) {
  const GetParameter: Operation<GetParameterRequest, GetParameterResult> = {
    needs: ({ Name, WithDecryption }) => [
      needs.on('GetParameter', Name),
      ...needs.decrypt(Name, WithDecryption),
    ],
    run: ({ Name, WithDecryption }) => {
      const found = store.select(Name ?? '');
      if (!found) throw parameterErrors.notFound();
      return { Parameter: parameterOutput(found, WithDecryption) };
    },
  };

  /** Undefined also for a version or label that does not exist: the batch goes on without it. */
  function selectOrMiss(name: string): FoundParameter | undefined {
    try {
      return store.select(name);
    } catch (error) {
      if (error instanceof AwsError && !(error instanceof NotModelled)) return undefined;
      throw error;
    }
  }

  const GetParameters: Operation<GetParametersRequest, GetParametersResult> = {
    needs: ({ Names, WithDecryption }) =>
      (Names ?? []).flatMap((name) => [
        needs.on('GetParameters', name),
        ...needs.decrypt(name, WithDecryption),
      ]),
    run: ({ Names, WithDecryption }) => {
      const names = Names ?? [];
      if (names.length > 10) throw parameterErrors.tooMany('names', 10);
      const found = names.map((name) => ({ name, parameter: selectOrMiss(name) }));
      return {
        Parameters: found.flatMap(({ parameter }) =>
          parameter ? [parameterOutput(parameter, WithDecryption)] : [],
        ),
        InvalidParameters: found.flatMap(({ name, parameter }) => (parameter ? [] : [name])),
      };
    },
  };

  const GetParametersByPath: Operation<GetParametersByPathRequest, GetParametersByPathResult> = {
    needs: ({ Path }) => [needs.on('GetParametersByPath', Path)],
    run: (input) => {
      const path = input.Path ?? '';
      if (!/^\/[A-Za-z0-9_.\-/]*$/.test(path)) throw parameterErrors.badPath();
      if (/^\/aws\/(service|reference)/.test(path)) {
        throw new NotModelled(`the public parameters below ${path}`);
      }
      const found = store
        .all()
        .filter(({ name }) => isUnder(name, path, input.Recursive ?? false))
        .filter((record) => matchesFilters(record, input.ParameterFilters ?? []));
      const page = pageOf(found, input, 10);
      return {
        Parameters: page.items.map((record) =>
          parameterOutput({ record, version: newest(record) }, input.WithDecryption),
        ),
        ...page.next,
      };
    },
  };

  const DescribeParameters: Operation<DescribeParametersRequest, DescribeParametersResult> = {
    needs: () => [{ action: 'ssm:DescribeParameters', resource: arnOf(identity, 'ssm', '*') }],
    run: (input) => {
      refuseUnknown('DescribeParameters', input, ['ParameterFilters', 'MaxResults', 'NextToken']);
      const found = store
        .all()
        .filter((record) => matchesFilters(record, input.ParameterFilters ?? []));
      const page = pageOf(found, input, 50);
      return {
        Parameters: page.items.map((record) => ({
          ...parameterDescription(record, newest(record)),
          ARN: record.arn,
        })),
        ...page.next,
      };
    },
  };

  const GetParameterHistory: Operation<GetParameterHistoryRequest, GetParameterHistoryResult> = {
    needs: ({ Name, WithDecryption }) => [
      needs.on('GetParameterHistory', Name),
      ...needs.decrypt(Name, WithDecryption),
    ],
    run: (input) => {
      const record = store.find(input.Name ?? '');
      if (!record) throw parameterErrors.notFound();
      const page = pageOf(record.versions, input, 50);
      return {
        Parameters: page.items.map((version) =>
          parameterHistory(record, version, input.WithDecryption),
        ),
        ...page.next,
      };
    },
  };

  return {
    GetParameter,
    GetParameters,
    GetParametersByPath,
    DescribeParameters,
    GetParameterHistory,
  };
}
