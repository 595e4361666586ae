/** `/api/documents/:id/sentences/:n/tree`: how one sentence was read. */
import { z } from 'zod';
import type { ApiTree } from '../../contract/api.ts';
import { Fault } from '../faults.ts';
import { answers, answerWith } from '../schemas.ts';
import type { Routes } from '../server.ts';
import { TreeReader } from '../trees/tree-reader.ts';

export const routeTrees: Routes = (app, { store }) => {
  const reader = new TreeReader();
  app.addHook('onClose', () => reader.close());

  app.get(
    '/documents/:id/sentences/:n/tree',
    {
      schema: {
        summary: 'The grammar of one sentence, read again from the kept file; `n` counts `sentences` from 1',
        description:
          'The whole document is read again, a few seconds for a long one; the last one is remembered. `head` is the ' +
          'index of a token in the sentence, -1 for the root. 409: coded by a version that read another text.',
        params: z.strictObject({ id: z.string(), n: z.coerce.number().int().min(1) }),
        response: answerWith(answers.tree),
      },
    },
    async (request): Promise<ApiTree> => {
      const { id, n } = request.params;
      const [stored, bytes] = await Promise.all([store.getDocument(id), store.readBytes(id)]);
      if (!stored || !bytes) throw new Fault(404, 'not-found', `there is no document "${id}" in this record`);
      const { row, text, coded } = stored;
      const span = coded.sentences[n - 1];
      const sentences = coded.sentences.length;
      if (!span) {
        const has = sentences === 0 ? 'it has none' : `it has 1 to ${sentences}`;
        throw new Fault(404, 'not-found', `document "${id}" has no sentence ${n}; ${has}`);
      }
      const { format, fileName, recordIndex } = row;
      const kept = { id: row.id, bytes, format, fileName, recordIndex, text };
      return { ...(await reader.read({ kept, span, sentence: n })), sentences };
    },
  );
};
