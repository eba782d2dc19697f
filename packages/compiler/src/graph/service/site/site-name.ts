import type { StaticSite } from '../../../application/application.ts';
import { awsName } from '../../../text/names.ts';
import type { Scope } from '../scope.ts';

/** A name for what CloudFront has once in an account, whichever region the stack is in. */
export function siteName({ application, service }: Scope<StaticSite>): string {
  const { name, environment, region } = application;
  return awsName(64, name, environment, service.name, region);
}
