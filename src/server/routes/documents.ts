/** `/api/documents` and `/api/claims`. */
import { z } from 'zod';
import { addUpload, type Coder } from '../add-upload.ts';
import { Fault } from '../faults.ts';
import { answers, answerWith, claimsQuerystring, documentsQuerystring } from '../schemas.ts';
import type { Routes } from '../server.ts';

export const routeDocuments: Routes = (app, { store, loadCoder }) => {
  let coder: Coder | Promise<Coder> | null = null;

  app.get(
    '/documents',
    {
      schema: {
        summary: 'Documents of the record, newest first unless sorted; `text` searches them',
        querystring: documentsQuerystring,
        response: answerWith(answers.documents),
      },
    },
    (request) => store.listDocuments(request.query),
  );

  app.get(
    '/documents/:id',
    {
      schema: {
        summary: 'One document: its text, its coding, and the decisions applied to it',
        params: z.strictObject({ id: z.string() }),
        response: answerWith(answers.document),
      },
    },
    async (request) => {
      const stored = await store.getDocument(request.params.id);
      if (stored) return stored;
      throw new Fault(404, 'not-found', `there is no document "${request.params.id}" in this record`);
    },
  );

  app.post(
    '/documents',
    {
      schema: {
        summary: 'Hands in one file, its bytes as the body; the same bytes twice change nothing',
        querystring: z.strictObject({ fileName: z.string().min(1).max(300) }),
        consumes: ['application/octet-stream'],
        response: answerWith(answers.added),
      },
    },
    async (request) => {
      if (!loadCoder)
        throw new Fault(501, 'cannot-add', 'this server takes no files; use "onrecord add FILE"');
      if (!Buffer.isBuffer(request.body)) {
        throw new Fault(
          415,
          'invalid',
          'the body must be the file’s bytes, sent as application/octet-stream',
        );
      }
      coder ??= loadCoder();
      return { added: await addUpload(store, await coder, request.body, request.query.fileName) };
    },
  );

  app.get(
    '/claims',
    {
      schema: {
        summary: 'Claims of all documents',
        querystring: claimsQuerystring,
        response: answerWith(answers.claims),
      },
    },
    (request) => store.listClaims(request.query),
  );
};
