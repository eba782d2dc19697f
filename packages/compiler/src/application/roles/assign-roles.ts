import type { Service } from '../../project/project.ts';
import { recogniseImage } from '../images/recognise-image.ts';
import type { Understanding } from '../understanding.ts';
import type { Candidate, Rule } from './candidate.ts';
import { known } from './known-image.ts';
import type { Part } from './part.ts';
import { said } from './said-role.ts';
import { shaped } from './shape-of-service.ts';

/** Gives every service its part in production. */
export function assignRoles(understanding: Understanding): readonly Part[] {
  const { project, host, report } = understanding;
  const finishes = servicesThatFinish(project.services);
  return project.services.map((service) => {
    const image = recogniseImage(service, host);
    return assignRole({ service, image, finishes: finishes.has(service.name), report });
  });
}

/** The first rule that applies decides: what the user says, then what the image is, then the rest. */
const rules: readonly Rule[] = [...said, ...known, ...shaped];

function assignRole(candidate: Candidate): Part {
  const { service, image } = candidate;
  for (const rule of rules) {
    const verdict = rule(candidate);
    if (verdict) return { service, ...(image && { image }), ...verdict };
  }
  return {
    service,
    ...(image && { image }),
    role: { kind: 'worker' },
    reasons: [{ text: 'it publishes no port that speaks HTTP', span: service.span }],
  };
}

/** Services that others wait for until they have completed. */
function servicesThatFinish(services: readonly Service[]): ReadonlySet<string> {
  return new Set(
    services.flatMap((service) =>
      service.dependsOn
        .filter(({ condition }) => condition === 'service_completed_successfully')
        .map((dependency) => dependency.service),
    ),
  );
}
