import type {
  DeleteParameterRequest,
  DeleteParametersRequest,
  DeleteParametersResult,
  LabelParameterVersionRequest,
  LabelParameterVersionResult,
  PutParameterRequest,
  PutParameterResult,
} from '@aws-sdk/client-ssm';
import type { Operation } from '../aws/operation.ts';
import { parameterErrors } from './parameter-errors.ts';
import type { ParameterNeeds } from './parameter-needs.ts';
import { newest } from './parameter-store.ts';
import { type ParameterDependencies, putParameter } from './put-parameter.ts';

/** Labels of one version. */
const mostLabels = 10;

/** Operations that change parameters. */
export function parameterWriteOperations(
  dependencies: ParameterDependencies,
  needs: ParameterNeeds,
) {
  const { store } = dependencies;

  const PutParameter: Operation<PutParameterRequest, PutParameterResult> = {
    needs: ({ Name }) => [needs.on('PutParameter', Name)],
    run: (input) => putParameter(dependencies, input),
  };

  const DeleteParameter: Operation<DeleteParameterRequest, object> = {
    needs: ({ Name }) => [needs.on('DeleteParameter', Name)],
    run: ({ Name }) => {
      const record = store.find(Name ?? '');
      if (!record) throw parameterErrors.notFound();
      store.remove(record.name);
      return {};
    },
  };

  const DeleteParameters: Operation<DeleteParametersRequest, DeleteParametersResult> = {
    needs: ({ Names }) => (Names ?? []).map((name) => needs.on('DeleteParameters', name)),
    run: ({ Names }) => {
      const names = Names ?? [];
      if (names.length > 10) throw parameterErrors.tooMany('names', 10);
      const isKnown = (name: string) => store.find(name) !== undefined;
      const deleted = names.filter(isKnown);
      const invalid = names.filter((name) => !isKnown(name));
      for (const name of deleted) store.remove(name);
      return { DeletedParameters: deleted, InvalidParameters: invalid };
    },
  };

  const LabelParameterVersion: Operation<
    LabelParameterVersionRequest,
    LabelParameterVersionResult
  > = {
    needs: ({ Name }) => [needs.on('LabelParameterVersion', Name)],
    run: ({ Name, ParameterVersion, Labels }) => {
      const record = store.find(Name ?? '');
      if (!record) throw parameterErrors.notFound();
      const number = ParameterVersion ?? newest(record).version;
      const target = record.versions.find(({ version }) => version === number);
      if (!target) throw parameterErrors.noSuchVersion(record.name, String(number));
      const valid = (Labels ?? []).filter(isLabel);
      const labels = [...new Set([...target.labels, ...valid])];
      if (labels.length > mostLabels) throw parameterErrors.tooManyLabels();
      const versions = record.versions.map((version) =>
        version === target
          ? { ...version, labels }
          : { ...version, labels: version.labels.filter((label) => !valid.includes(label)) },
      );
      store.put({ ...record, versions });
      return {
        InvalidLabels: (Labels ?? []).filter((label) => !isLabel(label)),
        ParameterVersion: number,
      };
    },
  };

  return { PutParameter, DeleteParameter, DeleteParameters, LabelParameterVersion };
}

/** A label does not begin with a digit, `aws` or `ssm`. */
function isLabel(label: string): boolean {
  return /^[A-Za-z_.-][\w.-]{0,99}$/.test(label) && !/^(aws|ssm)/i.test(label);
}
