/** `/api/reviews`: decisions are appended here and never changed. */
import { newReviewSchema } from '../../contract/review.ts';
import { answers, answerWith, reviewsQuerystring } from '../schemas.ts';
import type { Routes } from '../server.ts';

export const routeReviews: Routes = (app, { store }) => {
  app.post(
    '/reviews',
    {
      schema: {
        summary: 'Appends a decision: accept, reject, unsure, edit a field, or undo',
        body: newReviewSchema,
        response: answerWith(answers.decision),
      },
    },
    (request) => store.appendReview(request.body),
  );

  app.get(
    '/reviews',
    {
      schema: {
        summary: 'Decisions, newest first; `orphaned` for those that the present coding no longer carries',
        querystring: reviewsQuerystring,
        response: answerWith(answers.reviews),
      },
    },
    (request) => {
      const { document, orphaned, limit, offset } = request.query;
      return store.listReviews({
        ...(document === undefined ? {} : { document }),
        ...(orphaned === undefined ? {} : { orphaned }),
        ...(limit === undefined ? {} : { limit }),
        ...(offset === undefined ? {} : { offset }),
      });
    },
  );
};
