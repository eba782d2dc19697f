import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story:
    'The program downloads its model when it starts, to a disk of 20 GiB that holds its image too.',
  rule: 'image-disk-full',
  line: 'compose.yaml: build: ./api',
  says: 'No space left on device',
  script: {
    exits: { after: 1500, code: 1 },
    logs: [
      { after: 900, line: 'Downloading shards:  62%|██████▏   | 8/13 [01:12<00:44,  8.95s/it]' },
      { after: 901, line: 'Traceback (most recent call last):' },
      {
        after: 902,
        line: '  File "/usr/local/lib/python3.12/site-packages/huggingface_hub/file_download.py", line 541, in http_get',
      },
      { after: 903, line: '    temp_file.write(chunk)' },
      { after: 904, line: 'OSError: [Errno 28] No space left on device' },
      { after: 905, line: '' },
      { after: 906, line: 'During handling of the above exception, another exception occurred:' },
      { after: 907, line: '' },
      { after: 908, line: '  File "/app/main.py", line 8, in <module>' },
      {
        after: 909,
        line: 'OSError: Consistency check failed: file should be of size 4976698672 but has size 1288490188 (model-00009-of-00013.safetensors).',
      },
    ],
  },
  check: false,
  deployment: 'fails',
};
