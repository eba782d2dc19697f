// AWS's public offer files as rows: { sku, usageType, attributes, price, version, published }.

/** Offers whose JSON is too large to hold; their rows are told by usage type alone, in the CSV. */
const streamed = new Set(['AmazonEC2']);

/**
 * The on-demand rows of one offer in one region.
 * @param {string} base URL below which `/offers/v1.0/aws` lies
 */
export async function readOffer(base, code, region, fetchFile = fetch) {
  const folder = `${base}/offers/v1.0/aws/${code}/current/${region}`;
  return streamed.has(code)
    ? rowsOfCsv(await open(`${folder}/index.csv`, fetchFile))
    : rowsOfJson(await (await open(`${folder}/index.json`, fetchFile)).json());
}

async function open(url, fetchFile) {
  const response = await fetchFile(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response;
}

export function rowsOfJson(offer) {
  const { version, publicationDate } = offer;
  return Object.values(offer.products).flatMap((product) => {
    const terms = Object.values(offer.terms.OnDemand?.[product.sku] ?? {});
    return terms.flatMap((term) => {
      const price = firstPaidTier(
        Object.values(term.priceDimensions).map((dimension) => ({
          from: Number(dimension.beginRange ?? 0),
          price: Number(dimension.pricePerUnit.USD),
        })),
      );
      if (price === undefined) return [];
      return [
        {
          sku: product.sku,
          usageType: product.attributes.usagetype ?? '',
          attributes: { ...product.attributes, productFamily: product.productFamily },
          price,
          version,
          published: publicationDate,
        },
      ];
    });
  });
}

/** The CSV has five lines about the file, a header, then a row for each price of each product. */
export async function rowsOfCsv(response) {
  const about = {};
  let header;
  const tiers = new Map();
  for await (const line of linesOf(response.body)) {
    const cells = cellsOf(line);
    if (!header) {
      if (cells[0] === 'SKU') header = new Map(cells.map((name, index) => [name, index]));
      else about[cells[0]] = cells[1];
      continue;
    }
    const cell = (name) => cells[header.get(name)] ?? '';
    if (cell('TermType') !== 'OnDemand' || cell('Currency') !== 'USD') continue;
    const sku = cell('SKU');
    const row = tiers.get(sku) ?? { sku, usageType: cell('usageType'), tiers: [] };
    row.tiers.push({
      from: Number(cell('StartingRange') || 0),
      price: Number(cell('PricePerUnit')),
    });
    tiers.set(sku, row);
  }
  return [...tiers.values()].flatMap((row) => {
    const price = firstPaidTier(row.tiers);
    if (price === undefined) return [];
    const { sku, usageType } = row;
    return [
      {
        sku,
        usageType,
        attributes: {},
        price,
        version: about.Version,
        published: about['Publication Date'],
      },
    ];
  });
}

/** Tiers in their order; a leading free tier is not the price. */
function firstPaidTier(tiers) {
  return tiers.sort((one, other) => one.from - other.from).find((tier) => tier.price > 0)?.price;
}

async function* linesOf(body) {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of body) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

/** Cells of a CSV line; quotes double inside quotes. */
function cellsOf(line) {
  return [...line.replace(/\r$/, '').matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => (quoted === undefined ? plain : quoted.replaceAll('""', '"')),
  );
}
