/** Hands decisions to the server: shown at once, taken back with a plain message when the server refuses. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { ApiDecision, ApiEvent } from '../../contract/api.ts';
import type { StoredDocument } from '../../contract/record.ts';
import type { NewReview, ReviewAction } from '../../contract/review.ts';
import { setNotice } from '../app/notice.ts';
import { askReviewer, readReviewer } from '../app/reviewer.ts';
import { ApiProblem, postJson } from './client.ts';
import { applyDecision } from './optimistic.ts';

export type Handed = Omit<NewReview, 'reviewer' | 'document'>;
export type Decide = (handed: Handed) => Promise<void>;

const DONE: Readonly<Record<ReviewAction, string>> = {
  accept: 'Accepted',
  reject: 'Rejected',
  unsure: 'Marked unsure',
  edit: 'Edited',
  undo: 'Last decision taken back',
};

/** @param documentId the document that the claims and events belong to */
export function useDecide(documentId: string): Decide {
  const queries = useQueryClient();
  return useCallback(
    async function decide(handed: Handed): Promise<void> {
      const reviewer = readReviewer() ?? (await askReviewer());
      if (reviewer === null) return;
      const review: NewReview = { ...handed, document: documentId, reviewer };
      const at = new Date().toISOString();
      const documentKey = ['document', documentId];
      const before = queries.getQueryData<StoredDocument>(documentKey);
      const eventsBefore = queries.getQueriesData<ApiEvent>({ queryKey: ['event'] });
      queries.setQueryData<StoredDocument>(documentKey, (old) =>
        old ? { ...old, reviewed: applyDecision(old.reviewed, review, at) } : old,
      );
      queries.setQueriesData<ApiEvent>({ queryKey: ['event'] }, (old) => {
        if (old?.document.id !== documentId) return old;
        const next = applyDecision({ claims: old.claims, events: [old.event] }, review, at);
        return { ...old, claims: next.claims, event: next.events[0] ?? old.event };
      });
      try {
        const { reviewed } = await postJson<ApiDecision>('/reviews', review);
        queries.setQueryData<StoredDocument>(documentKey, (old) => (old ? { ...old, reviewed } : old));
        const undo = handed.action === 'undo' ? null : () => void decide({ ...pick(handed), action: 'undo' });
        setNotice({ kind: 'done', text: `${DONE[handed.action]}.`, undo });
        for (const key of ['event', 'events', 'documents', 'status', 'reviews']) {
          void queries.invalidateQueries({ queryKey: [key] });
        }
      } catch (error) {
        queries.setQueryData(documentKey, before);
        for (const [key, data] of eventsBefore) queries.setQueryData(key, data);
        const why = error instanceof ApiProblem ? error.message : String(error);
        setNotice({
          kind: 'problem',
          text: `This decision was not kept. ${why} Nothing else was changed.`,
          undo: null,
        });
      }
    },
    [documentId, queries],
  );
}

const pick = ({ target, targetKey }: Handed) => ({ target, targetKey });
