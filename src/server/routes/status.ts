/** `/api/status`: what this server holds and can do. */
import type { ApiStatus } from '../../contract/api.ts';
import { EVENT_FORMATS } from '../../export/event-writer.ts';
import { answers, answerWith } from '../schemas.ts';
import type { Routes } from '../server.ts';

export const routeStatus: Routes = (app, { store, workspace, version, loadCoder, openPlaces }) => {
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
        canAdd: loadCoder !== undefined,
        exportFormats: [...EVENT_FORMATS],
        canSearchPlaces: openPlaces !== undefined,
      };
    },
  );
};
