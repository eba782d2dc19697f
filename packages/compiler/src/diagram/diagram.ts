/** An application as a picture: who reaches what, in layers from the internet to the data. */
export interface Diagram {
  readonly title: string;
  readonly nodes: readonly DiagramNode[];
  readonly edges: readonly DiagramEdge[];
}

export type DiagramLayer = 'internet' | 'entry' | 'services' | 'stores';

export interface DiagramNode {
  /** Unique in the diagram; not fit for a language without escaping. */
  readonly id: string;
  readonly layer: DiagramLayer;
  readonly name: string;
  /** What it is, in a few words. */
  readonly detail: string;
}

export interface DiagramEdge {
  readonly from: string;
  readonly to: string;
  readonly label?: string;
}
