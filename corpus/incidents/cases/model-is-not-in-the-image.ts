import type { Incident } from '../testing/incident.ts';
import { ends } from '../testing/scripts.ts';

export const incident: Incident = {
  story: 'A program in C++ aborts because a file is not there; 134 is no word for memory.',
  rule: 'crash-loop',
  line: 'compose.yaml: build: ./api',
  says: 'failed to load model from /models/shop.gguf',
  script: ends(
    134,
    'main: loading model',
    'llama_model_load: error loading model: failed to open /models/shop.gguf: No such file or directory',
    "terminate called after throwing an instance of 'std::runtime_error'",
    '  what():  failed to load model from /models/shop.gguf',
    'Aborted (core dumped)',
  ),
  check: false,
  deployment: 'fails',
};
