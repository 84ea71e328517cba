import { allow } from '#platform/procedure.ts';
import { READERS } from '../access.ts';
import { workbench } from './actions.ts';

export const workbenchRoutes = {
  workbench: allow(READERS).handler(({ context }) => workbench(context)),
};
