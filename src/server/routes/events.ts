/** `/api/events`. */
import { z } from 'zod';
import type { ApiEvent } from '../../contract/api.ts';
import { Fault } from '../faults.ts';
import { answers, answerWith, eventsQuerystring } from '../schemas.ts';
import type { Routes } from '../server.ts';

export const routeEvents: Routes = (app, { store }) => {
  app.get(
    '/events',
    {
      schema: {
        summary: 'Events of all documents',
        querystring: eventsQuerystring,
        response: answerWith(answers.events),
      },
    },
    (request) => store.listEvents(request.query),
  );

  app.get(
    '/events/:document/:event',
    {
      schema: {
        summary: 'One event with its claims and its document',
        params: z.strictObject({ document: z.string(), event: z.string() }),
        response: answerWith(answers.event),
      },
    },
    async (request): Promise<ApiEvent> => {
      const { document, event: wanted } = request.params;
      const stored = await store.getDocument(document);
      if (!stored) throw new Fault(404, 'not-found', `there is no document "${document}" in this record`);
      const { row, text, coded, reviewed } = stored;
      const event = reviewed.events.find((item) => item.event.id === wanted || item.key === wanted);
      if (!event) {
        const ids = reviewed.events.map((item) => item.event.id);
        const has = ids.length === 0 ? 'it has none' : `it has ${ids[0]} to ${ids.at(-1)}`;
        throw new Fault(404, 'not-found', `document "${document}" has no event "${wanted}"; ${has}`);
      }
      const claims = reviewed.claims.filter((item) => event.event.claims.includes(item.claim.id));
      return { id: `${row.id}/${event.event.id}`, document: row, text, coded, event, claims };
    },
  );
};
