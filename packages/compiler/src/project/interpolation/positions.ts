import type { VariablePosition } from '../host.ts';
import { pathTree } from '../path-tree.ts';

/** `environment`: a value whose variable production may give when nothing here does. */
export type Position = VariablePosition | 'environment';

/** Paths below which scalars are values for others; everywhere else they shape what is created. */
export const positions = pathTree<Position>({
  'services.*.environment': 'environment',
  'services.*.build.args': 'value',
  'services.*.build.labels': 'value',
  'services.*.command': 'value',
  'services.*.entrypoint': 'value',
  'services.*.healthcheck.test': 'value',
  'services.*.labels': 'value',
  'services.*.annotations': 'value',
  'services.*.deploy.labels': 'value',
  'services.*.logging.options': 'value',
  'services.*.post_start': 'value',
  'services.*.pre_stop': 'value',
  'services.*.provider.options': 'value',
  'configs.*.content': 'value',
  'networks.*.labels': 'value',
  'networks.*.driver_opts': 'value',
  'volumes.*.labels': 'value',
  'volumes.*.driver_opts': 'value',
  'secrets.*.labels': 'value',
  'configs.*.labels': 'value',
});
