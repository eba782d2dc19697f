interface Analysis {
  readonly state: 'PENDING' | 'PROCESSING' | 'COMPLETED' | 'FAILED';
  readonly result: {
    readonly authors?: readonly { readonly name: string; readonly commits: number }[];
    readonly message?: string;
  } | null;
}

const pollMilliseconds = 1000;

document.querySelector('form')?.addEventListener('submit', async (event) => {
  event.preventDefault();
  const form = new FormData(event.target as HTMLFormElement);
  const response = await fetch('/api/analyses', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ repository: form.get('repository') }),
  });
  const { id } = (await response.json()) as { id: string };
  show(await finished(id));
});

async function finished(id: string): Promise<Analysis> {
  for (;;) {
    const response = await fetch(`/api/analyses/${id}`);
    const analysis = (await response.json()) as Analysis;
    if (analysis.state === 'COMPLETED' || analysis.state === 'FAILED') return analysis;
    await new Promise((resolve) => setTimeout(resolve, pollMilliseconds));
  }
}

function show({ result }: Analysis): void {
  const lines = result?.authors?.map(({ name, commits }) => `${name}: ${commits} commits`);
  const items = (lines ?? [result?.message ?? 'Nothing was found.']).map((line) => {
    const item = document.createElement('li');
    item.textContent = line;
    return item;
  });
  document.querySelector('ol')?.replaceChildren(...items);
}
