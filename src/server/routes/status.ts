/** `/api/status`: what this server holds and can do. */
import type { ApiStatus } from '../../contract/api.ts';
import { answers, answerWith } from '../schemas.ts';
import type { Routes } from '../server.ts';
import { EXPORTS } from './exports.ts';

export const routeStatus: Routes = (app, { store, workspace, version, addFile, openPlaces }) => {
  app.get(
    '/status',
    { schema: { summary: 'Versions, workspace and counts', response: answerWith(answers.status) } },
    async (): Promise<ApiStatus> => {
      const [counts, versions] = await Promise.all([store.counts(), store.versions()]);
      return {
        name: 'onrecord',
        version: version ?? '0.0.0',
        workspace,
        counts,
        codings: versions.codings,
        canAdd: addFile !== undefined,
        exportFormats: Object.keys(EXPORTS),
        canSearchPlaces: openPlaces !== undefined,
      };
    },
  );
};
