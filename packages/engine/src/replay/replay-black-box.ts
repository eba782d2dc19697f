import type { Diagnostic } from '@seaworthy/compiler';
import type { BlackBox } from '../black-box/black-box.ts';
import { EvidenceCollector } from '../doctor/evidence.ts';
import { explain } from '../doctor/explain.ts';
import { explainRehearsal } from '../rehearse/explain-rehearsal.ts';

/**
 * The verdict on what a black box holds: that of the doctor on its events, and beside it what was
 * told then and stands in no event, such as an image that could not be built. Offline, and each time
 * the same. Of what succeeded there is only what was told.
 */
export function replayBlackBox(box: BlackBox): readonly Diagnostic[] {
  const told = box.end?.diagnostics ?? [];
  if (box.end?.outcome === 'succeeded' || !box.plan) return told;
  const collector = new EvidenceCollector();
  for (const { event } of box.events) collector.emit(event);
  const explainWhat = box.of === 'rehearsal' ? explainRehearsal : explain;
  const explained = explainWhat(collector.evidence(), box.plan);
  const known = new Set(explained.map(about));
  return [...explained, ...told.filter((diagnostic) => !known.has(about(diagnostic)))];
}

function about({ code, owner, span }: Diagnostic): string {
  return JSON.stringify([code, owner, span]);
}
