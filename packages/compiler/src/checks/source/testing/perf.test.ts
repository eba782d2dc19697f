import { test } from 'vitest';
import { understandProject } from '../../../application/understand-project.ts';
import { cloudFactsOf } from '../../../facts/cloud-facts-of-graph.ts';
import { gatherSourceFacts } from '../../../facts/gather-source-facts.ts';
import { buildGraph } from '../../../graph/build-graph.ts';
import { readProject } from '../../../project/read-project.ts';
import { memoryHost } from '../../../project/testing/memory-host.ts';
import { sourceChecks } from '../source-checks.ts';

function make(n: number) {
  const files: Record<string, string> = {};
  let compose = 'services:\n';
  const body = `import os\nfrom fastapi import APIRouter, Depends\n\nrouter = APIRouter(prefix="/x")\n\n` +
    Array.from({ length: 25 }, (_, i) => `@router.get("/items/${i}")\ndef item_${i}(db=Depends(get_db)):\n    value = os.getenv("ITEM_${i}", "none")\n    # returns the thing\n    return {"value": value, "url": f"https://example.com/{value}", "count": db.query(Item).filter(Item.id == ${i}).count()}\n\n`).join('');
  for (let s = 0; s < n; s++) {
    compose += `  s${s}:\n    build: ./s${s}\n    ports: ["${8000 + s}:8000"]\n    x-seaworthy: { paths: ["/s${s}"] }\n    environment:\n      DATABASE_URL: postgres://app:x@db.example.com/app\n      A: b\n`;
    files[`s${s}/Dockerfile`] = `FROM python:3.12-slim AS build\nWORKDIR /app\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\nFROM python:3.12-slim\nWORKDIR /app\nCOPY --from=build /usr /usr\nCOPY . .\nUSER app\nCMD ["uvicorn", "main:app", "--host", "0.0.0.0", "--port", "8000"]\n`;
    files[`s${s}/.dockerignore`] = '.git\n.env\n**/__pycache__\n*.pem\n';
    files[`s${s}/requirements.txt`] = 'fastapi\nuvicorn\nsqlalchemy\n';
    for (let f = 0; f < 9; f++) files[`s${s}/${f === 0 ? 'main' : `module${f}`}.py`] = body;
  }
  files['compose.yaml'] = compose;
  return files;
}
const request = { files: ['compose.yaml'], folderName: 'shop', profiles: [], strict: false, environment: 'production' };
test('perf', () => {
  for (const n of [10, 10, 10, 10, 100, 10, 1000]) {
    const files = make(n);
    const host = memoryHost(files);
    // an indexed host: memoryHost.listFolder is O(all files)
    const folders = new Map<string, Set<string>>();
    for (const path of Object.keys(files)) {
      const parts = path.split('/');
      for (let i = 0; i < parts.length; i++) {
        const f = parts.slice(0, i).join('/') || '.';
        if (!folders.has(f)) folders.set(f, new Set());
        folders.get(f)?.add(parts[i] + (i < parts.length - 1 ? '/' : ''));
      }
    }
    const fast = { ...host, listFolder: (p: string) => [...(folders.get(p) ?? [])] };
    const project = readProject(request, fast).project!;
    const application = understandProject(project, request, fast).application;
    const cloud = cloudFactsOf(buildGraph(application).graph);
    for (let i = 0; i < 3; i++) {
      const t0 = performance.now();
      const sources = gatherSourceFacts(project, application, fast);
      const t1 = performance.now();
      const found = sourceChecks.flatMap((c) => [...c.run({ origin: 'plan', cloud, project, application, sources })]);
      const t2 = performance.now();
      console.log(n, `gather ${(t1 - t0).toFixed(1)} checks ${(t2 - t1).toFixed(1)}`, sources.truncated, sources.files.length, sources.files.reduce((a, b) => a + b.text.length, 0), found.length);
      if (i === 2 && n === 10) for (const c of sourceChecks) { const a = performance.now(); [...c.run({ origin: 'plan', cloud, project, application, sources })]; const d = performance.now() - a; if (d > 0.15) console.log('   ', c.code, d.toFixed(2)); }
    }
  }
});
