import type { Plan } from '@seaworthy/compiler';
import { framesIn } from '../render/frames.ts';
import { placesIn } from '../render/places.ts';
import type { View } from '../render/view.ts';
import { paintFor } from '../terminal/paint.ts';

/** A view of a plan's own files, so wide, without colour unless asked for. */
export function viewOf(plan: Plan, width: number, colour = false): View {
  const textOf = (path: string) => plan.project?.files.find((file) => file.path === path)?.text;
  return {
    page: { width, paint: paintFor(colour) },
    placeOf: placesIn(textOf),
    framesOf: framesIn(textOf),
    hidden: [],
  };
}
