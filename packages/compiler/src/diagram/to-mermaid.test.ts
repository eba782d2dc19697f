import { describe, expect, it } from 'vitest';
import { application, everything, link, sesami, web } from '../graph/testing/applications.ts';
import { diagramOf } from './diagram-of.ts';
import { toMermaid } from './to-mermaid.ts';

describe('a diagram in Mermaid', () => {
  it('leads from the internet over the ways in to the services and their stores', async () => {
    await expect(toMermaid(diagramOf(sesami))).toMatchFileSnapshot('testing/sesami.mmd.txt');
  });

  it('has a node for every service and store', () => {
    const diagram = toMermaid(diagramOf(everything));

    for (const { name } of [...everything.services, ...everything.stores]) {
      expect(diagram).toContain(`"${name}<br/>`);
    }
  });

  it('lets no name break out of its quotes', () => {
    const name = 'a"]; click n0 href "javascript:alert(1)" %%\n`#quot;';
    const diagram = toMermaid(diagramOf(application({ services: [web(name)] })));

    expect(diagram).toContain(
      '"a#34;#93;#59; click n0 href #34;javascript:alert#40;1#41;#34; %% #96;#35;quot#59;<br/>',
    );
  });

  it('draws a service called internet apart from the internet', () => {
    const services = [web('internet'), web('end')];
    const diagram = toMermaid(
      diagramOf(application({ services, links: [link('internet', 'end', 80)] })),
    );

    expect(diagram.match(/^ {2}n\d+\W+"internet/gm)).toHaveLength(2);
    expect(diagram).toContain('n2 --> n3');
  });

  it('is a flow chart with nothing in it for an application with nothing in it', () => {
    expect(toMermaid(diagramOf(application()))).toBe('flowchart LR\n');
  });
});
