import type { Incident } from '../testing/incident.ts';
import { ends } from '../testing/scripts.ts';

export const incident: Incident = {
  story:
    'gunicorn is given the name of a module that is not in the image; its last lines are about itself.',
  rule: 'crash-loop',
  line: 'compose.yaml: build: ./api',
  says: "No module named 'shop.wsgi'",
  script: ends(
    3,
    '[2026-11-02 09:14:05 +0000] [1] [INFO] Starting gunicorn 22.0.0',
    '[2026-11-02 09:14:05 +0000] [1] [INFO] Listening at: http://0.0.0.0:8000 (1)',
    '[2026-11-02 09:14:05 +0000] [7] [INFO] Booting worker with pid: 7',
    '[2026-11-02 09:14:06 +0000] [7] [ERROR] Exception in worker process',
    'Traceback (most recent call last):',
    '  File "/usr/local/lib/python3.12/site-packages/gunicorn/arbiter.py", line 609, in spawn_worker',
    '    worker.init_process()',
    '  File "/usr/local/lib/python3.12/importlib/__init__.py", line 90, in import_module',
    '    return _bootstrap._gcd_import(name[level:], package, level)',
    "ModuleNotFoundError: No module named 'shop.wsgi'",
    '[2026-11-02 09:14:06 +0000] [7] [INFO] Worker exiting (pid: 7)',
    '[2026-11-02 09:14:06 +0000] [1] [ERROR] Worker (pid:7) exited with code 3',
    '[2026-11-02 09:14:06 +0000] [1] [ERROR] Shutting down: Master',
    '[2026-11-02 09:14:06 +0000] [1] [ERROR] Reason: Worker failed to boot.',
  ),
  check: false,
  deployment: 'fails',
};
