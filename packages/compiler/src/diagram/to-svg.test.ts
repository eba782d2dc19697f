import { describe, expect, it } from 'vitest';
import { application, everything, sesami, web, worker } from '../graph/testing/applications.ts';
import { diagramOf } from './diagram-of.ts';
import { toSvg } from './to-svg.ts';

describe('a diagram as SVG', () => {
  it('looks as it did', async () => {
    await expect(toSvg(diagramOf(sesami))).toMatchFileSnapshot('testing/sesami.svg');
  });

  it('tells a screen reader what leads to what', () => {
    const svg = toSvg(diagramOf(sesami));

    expect(svg).toContain('<title id="title">sesami in production</title>');
    expect(svg).toMatch(/<desc id="description">[^<]*backend leads to db\.[^<]*<\/desc>/);
  });

  it('is dark where the page is', () => {
    expect(toSvg(diagramOf(sesami))).toContain('@media(prefers-color-scheme:dark)');
  });

  it('takes nothing from elsewhere and runs nothing', () => {
    const svg = toSvg(diagramOf(everything));

    expect(svg).not.toMatch(/<script|<foreignObject|<image|@import|\bon\w+=|href=/i);
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/url\((?!#)/);
  });

  it('lets no name break out of its text', () => {
    const svg = toSvg(diagramOf(application({ services: [web('</text><script>&\u0000"')] })));

    expect(svg).toContain('&#60;/text&#62;&#60;script&#62;&#38;\ufffd&#34;');
    expect(svg).not.toContain('<script');
  });

  it('draws boxes that lie inside the picture and not on each other', () => {
    for (const drawn of [sesami, everything, application({ services: [worker('결제-서비스')] })]) {
      const svg = toSvg(diagramOf(drawn));
      const [width = 0, height = 0] = numbers(svg.match(/viewBox="0 0 (\S+) (\S+)"/));
      const boxes = [
        ...svg.matchAll(/class="box \w+" x="(\S+)" y="(\S+)" width="(\S+)" height="(\S+)"/g),
      ].map(numbers);

      expect(boxes.length).toBeGreaterThan(0);
      for (const [x = 0, y = 0, w = 0, h = 0] of boxes) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x + w).toBeLessThanOrEqual(width);
        expect(y + h).toBeLessThanOrEqual(height);
        const others = boxes.filter(([otherX = 0, otherY = 0]) => otherX !== x || otherY !== y);
        const covered = others.filter(
          ([otherX = 0, otherY = 0, otherW = 0, otherH = 0]) =>
            x < otherX + otherW && otherX < x + w && y < otherY + otherH && otherY < y + h,
        );
        expect(covered).toEqual([]);
      }
    }
  });
});

function numbers(match: RegExpMatchArray | null): readonly number[] {
  return (match ?? []).slice(1).map(Number);
}
