import { type Dispositions, localOnly, replaced, unsupported } from './entry.ts';

const noFiles = unsupported(
  'Fargate mounts no single files: copy it into the image, or hand it over in a variable.',
);
const secret = replaced(
  'The value goes to Secrets Manager and reaches the task as an environment variable; no file appears under /run/secrets.',
);
const outsideSecret = unsupported('Only a file or a variable can be taken to Secrets Manager.');
const noSecretFile = unsupported(
  'There is no file whose owner or mode could be set: ECS gives secrets as variables.',
);
const model = unsupported(
  'AWS runs no Docker models; use Amazon Bedrock, or give a model’s address in a variable.',
);
const label = localOnly(
  'Labels are for tools on your machine; AWS resources get tags of their own.',
);

/** Keys that bring content into containers. */
export const fileDispositions: Dispositions = {
  'services.*.secrets': secret,
  'services.*.secrets.source': secret,
  'services.*.secrets.target': secret,
  'services.*.secrets.gid': noSecretFile,
  'services.*.secrets.mode': noSecretFile,
  'services.*.secrets.uid': noSecretFile,
  'services.*.configs': noFiles,
  'services.*.configs.gid': noFiles,
  'services.*.configs.mode': noFiles,
  'services.*.configs.source': noFiles,
  'services.*.configs.target': noFiles,
  'services.*.configs.uid': noFiles,
  'services.*.models': model,
  'services.*.models.*.endpoint_var': model,
  'services.*.models.*.model_var': model,
  secrets: secret,
  'secrets.*.name': secret,
  'secrets.*.environment': secret,
  'secrets.*.file': secret,
  'secrets.*.external': outsideSecret,
  'secrets.*.external.name': outsideSecret,
  'secrets.*.driver': outsideSecret,
  'secrets.*.driver_opts': outsideSecret,
  'secrets.*.template_driver': outsideSecret,
  'secrets.*.labels': label,
  configs: noFiles,
  'configs.*.name': noFiles,
  'configs.*.content': noFiles,
  'configs.*.environment': noFiles,
  'configs.*.external': noFiles,
  'configs.*.external.name': noFiles,
  'configs.*.file': noFiles,
  'configs.*.template_driver': noFiles,
  'configs.*.labels': label,
  models: model,
  'models.*.context_size': model,
  'models.*.model': model,
  'models.*.name': model,
  'models.*.runtime_flags': model,
};
