/** `/api/places` and `/api/vocabulary`: what a reviewer chooses from. */
import { join } from 'node:path';
import { z } from 'zod';
import type { ApiVocabulary } from '../../contract/api.ts';
import { GRADES, HARMS, type Place, STATUSES } from '../../contract/coded-document.ts';
import type { Gazetteer } from '../../reference/gazetteer/types.ts';
import { DATA_DIR, loadYaml } from '../../reference/load-yaml.ts';
import { Fault } from '../faults.ts';
import { answers, answerWith } from '../schemas.ts';
import type { Routes } from '../server.ts';

const MOST_PLACES = 12;
const acledSchema = z.object({
  subEventTypes: z.array(z.object({ eventType: z.string(), subEventType: z.string() })),
});

export const routeReference: Routes = (app, { openPlaces }) => {
  let gazetteer: Gazetteer | null = null;

  app.get(
    '/places',
    {
      schema: {
        summary: 'Places of a name, surest first',
        querystring: z.strictObject({ text: z.string().trim().min(1).max(200) }),
        response: answerWith(answers.places),
      },
    },
    async (request): Promise<{ places: readonly Place[] }> => {
      if (!openPlaces) throw new Fault(501, 'no-gazetteer', 'this server was started without a gazetteer');
      gazetteer ??= openPlaces();
      const hits = gazetteer.lookupPlace(request.query.text, { limit: MOST_PLACES, similar: true });
      return { places: hits.map(({ place }) => toPlace(place)) };
    },
  );

  app.get(
    '/vocabulary',
    { schema: { summary: 'The closed lists of the record', response: answerWith(answers.vocabulary) } },
    async () => ({ ...readVocabulary(), statuses: STATUSES, grades: GRADES, harms: HARMS }),
  );
};

/** Only what the contract calls a place. */
function toPlace(place: Place): Place {
  const { id, name, lat, lon, radiusKm, country, admin1, admin2, featureCode } = place;
  return { id, name, lat, lon, radiusKm, country, admin1, admin2, featureCode };
}

function readVocabulary(): ApiVocabulary {
  const groups = new Map<string, string[]>();
  for (const { eventType, subEventType } of loadYaml(join(DATA_DIR, 'ontology/acled.yaml'), acledSchema)
    .subEventTypes) {
    groups.set(eventType, [...(groups.get(eventType) ?? []), subEventType]);
  }
  return { acled: [...groups].map(([eventType, subEventTypes]) => ({ eventType, subEventTypes })) };
}
