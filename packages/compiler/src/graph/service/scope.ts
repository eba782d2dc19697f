import type { Application, ApplicationService, TaskKind } from '../../application/application.ts';
import type { Span } from '../../source/span.ts';
import { logicalId } from '../../text/names.ts';
import type { ResourceDetails } from '../build-resource.ts';
import type { HandoverKey } from '../handover.ts';
import { givenId, type Takings } from '../take.ts';
import type { Directory } from './directory.ts';

/** What the builders of one service's stack work with. */
export interface Scope<Service extends ApplicationService = TaskKind> {
  readonly application: Application;
  readonly directory: Directory;
  readonly service: Service;
  readonly takings: Takings;
}

/** Logical id of a service's resource: `ApiTaskDefinition`. */
export function idIn(scope: Scope<ApplicationService>, ...parts: readonly string[]): string {
  return logicalId(scope.service.name, ...parts);
}

/** The service as owner, with the smallest Compose text that asks for the resource. */
export function ownedBy(
  scope: Scope<ApplicationService>,
  span: Span = scope.service.span,
): ResourceDetails {
  return { span, owner: scope.service.name };
}

/** A taken value inside the text of a `Fn::Sub`: `${GivenVpcId}`. */
export function givenText(scope: Scope<ApplicationService>, key: HandoverKey): string {
  scope.takings.value(key);
  return `\${${givenId(key)}}`;
}
