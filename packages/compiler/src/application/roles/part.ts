import type { Service } from '../../project/project.ts';
import type { ServiceImage } from '../images/recognise-image.ts';
import type { Reason } from '../reason.ts';
import type { Role } from './role.ts';

/** A service of the project with the part it plays in production, and why. */
export interface Part {
  readonly service: Service;
  readonly image?: ServiceImage;
  readonly role: Role;
  readonly reasons: readonly Reason[];
}
