import type { Span } from '../../source/span.ts';
import type { Declared, VariableScope } from '../interpolation/variable-scope.ts';
import type { MappingNode } from '../node.ts';
import type { Reading } from '../reading.ts';
import type { ServiceSettings } from '../settings.ts';
import type { EnvironmentFiles } from './environment-files.ts';

/** What the readers of one service's keys share. */
export interface ServiceReading {
  readonly name: string;
  /** The service's key. */
  readonly span: Span;
  readonly node: MappingNode;
  readonly settings: ServiceSettings;
  readonly reading: Reading;
  readonly scope: VariableScope;
  /** The project's classifications, and over them the service's own. */
  readonly declared: Declared;
  readonly environmentFiles: EnvironmentFiles;
}
