import { declareDiagnostics } from '../diagnostics/diagnostic.ts';
import { addressDiagnostics } from './diagnostics/address-diagnostics.ts';
import { mountDiagnostics } from './diagnostics/mount-diagnostics.ts';
import { projectDiagnostics } from './diagnostics/project-diagnostics.ts';
import { routeDiagnostics } from './diagnostics/route-diagnostics.ts';
import { secretDiagnostics } from './diagnostics/secret-diagnostics.ts';
import { storeDiagnostics } from './diagnostics/store-diagnostics.ts';
import { taskDiagnostics } from './diagnostics/task-diagnostics.ts';

/** What understanding a project may have to say. */
export const problems = declareDiagnostics({
  ...projectDiagnostics,
  ...storeDiagnostics,
  ...addressDiagnostics,
  ...secretDiagnostics,
  ...routeDiagnostics,
  ...taskDiagnostics,
  ...mountDiagnostics,
});
