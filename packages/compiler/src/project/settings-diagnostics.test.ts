import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { entryOf } from './node.ts';
import { readProjectSettings, readServiceSettings } from './read-settings.ts';
import { settingsProblems } from './settings-diagnostics.ts';
import { readYaml } from './testing/read-text.ts';

describe('the pages about settings', () => {
  it.each(Object.keys(settingsProblems))('explain %s, and show how to mend it', (code) => {
    const page = new URL(`../../../../docs/diagnostics/${code}.md`, import.meta.url);
    const text = readFileSync(page, 'utf8');
    expect(text).toMatch(new RegExp(`^# ${code}\n`));
    const [wrong, mended] = [...text.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, yaml = '']) =>
      codesIn(yaml),
    );
    expect(wrong).toContain(code);
    expect(mended).toEqual([]);
  });
});

/** What reading all `x-seaworthy` of a Compose file tells. */
function codesIn(yaml: string): readonly string[] {
  const root = readYaml(yaml);
  const services = entryOf(root, 'services')?.value;
  const all = services?.kind === 'mapping' ? services.entries.map(({ value }) => value) : [];
  const findings = [
    ...readProjectSettings(entryOf(root, 'x-seaworthy')?.value).diagnostics,
    ...all.flatMap((service) => {
      const node = service.kind === 'mapping' ? entryOf(service, 'x-seaworthy')?.value : undefined;
      return readServiceSettings(node).diagnostics;
    }),
  ];
  return findings.map(({ code }) => code);
}
