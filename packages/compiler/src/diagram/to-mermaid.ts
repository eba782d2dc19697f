import { printable } from '../text/printable.ts';
import type { Diagram, DiagramLayer, DiagramNode } from './diagram.ts';

/** The diagram in Mermaid's language, as GitHub and most wikis draw it. */
export function toMermaid(diagram: Diagram): string {
  const ids = new Map(diagram.nodes.map((node, at) => [node.id, `n${at}`]));
  const idOf = (id: string) => ids.get(id) ?? id;
  const lines = [
    'flowchart LR',
    ...diagram.nodes.map((node) => `  ${idOf(node.id)}${shapes[node.layer](label(node))}`),
    ...diagram.edges.map(({ from, to, label }) => {
      const arrow = label === undefined ? '-->' : `-->|"${escapeLabel(label)}"|`;
      return `  ${idOf(from)} ${arrow} ${idOf(to)}`;
    }),
  ];
  return `${lines.join('\n')}\n`;
}

const shapes: Readonly<Record<DiagramLayer, (label: string) => string>> = {
  internet: (label) => `((${label}))`,
  entry: (label) => `{{${label}}}`,
  services: (label) => `[${label}]`,
  stores: (label) => `[(${label})]`,
};

function label({ name, detail }: DiagramNode): string {
  const lines = [name, ...(detail === '' ? [] : [detail])];
  return `"${lines.map(escapeLabel).join('<br/>')}"`;
}

/** Mermaid writes characters with a meaning of their own as `#code;`. */
function escapeLabel(text: string): string {
  return printable(text).replace(/[#"<>&`;[\]{}()|\\]/g, (sign) => `#${sign.charCodeAt(0)};`);
}
