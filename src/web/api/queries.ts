/** What the rooms ask the server for, as TanStack queries. */
import { queryOptions } from '@tanstack/react-query';
import type { FeatureCollection } from 'geojson';
import type {
  ApiEvent,
  ApiLayers,
  ApiPlaces,
  ApiStatus,
  ApiTree,
  ApiVocabulary,
} from '../../contract/api.ts';
import type { DocumentRow, EventRow, Page, StoredDocument } from '../../contract/record.ts';
import type { OrphanReason, Review } from '../../contract/review.ts';
import { callApi, toQuery } from './client.ts';

export interface ReviewRow {
  readonly review: Review;
  /** Null: the document was erased. */
  readonly documentId: string | null;
  readonly documentTitle: string | null;
  readonly orphaned: OrphanReason | null;
}

export const statusQuery = queryOptions({
  queryKey: ['status'],
  queryFn: () => callApi<ApiStatus>('/status'),
});

export const documentsQuery = (text: string, sort: string) =>
  queryOptions({
    queryKey: ['documents', text, sort],
    queryFn: () => callApi<Page<DocumentRow>>(`/documents${toQuery({ text, sort, limit: 5000 })}`),
    placeholderData: (previous) => previous,
  });

export const documentQuery = (id: string) =>
  queryOptions({
    queryKey: ['document', id],
    queryFn: () => callApi<StoredDocument>(`/documents/${encodeURIComponent(id)}`),
  });

/** @param sentence from 1 */
export const treeQuery = (id: string, sentence: number) =>
  queryOptions({
    queryKey: ['tree', id, sentence],
    queryFn: () => callApi<ApiTree>(`/documents/${encodeURIComponent(id)}/sentences/${sentence}/tree`),
  });

export interface EventFilters {
  readonly text?: string | undefined;
  readonly status?: string | undefined;
  readonly grade?: string | undefined;
  readonly type?: string | undefined;
  readonly verdict?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

export const eventsQuery = ({ type, ...filters }: EventFilters) =>
  queryOptions({
    queryKey: ['events', { type, ...filters }],
    queryFn: () =>
      callApi<Page<EventRow>>(`/events${toQuery({ ...filters, acledEventType: type, limit: 5000 })}`),
    placeholderData: (previous) => previous,
  });

export const eventQuery = (id: string) =>
  queryOptions({ queryKey: ['event', id], queryFn: () => callApi<ApiEvent>(`/events/${id}`) });

export const reviewsQuery = (orphaned: boolean) =>
  queryOptions({
    queryKey: ['reviews', orphaned],
    queryFn: () =>
      callApi<Page<ReviewRow>>(`/reviews${toQuery({ orphaned: orphaned || undefined, limit: 500 })}`),
  });

export const vocabularyQuery = queryOptions({
  queryKey: ['vocabulary'],
  queryFn: () => callApi<ApiVocabulary>('/vocabulary'),
  staleTime: Number.POSITIVE_INFINITY,
});

export const placesQuery = (text: string) =>
  queryOptions({
    queryKey: ['places', text],
    queryFn: () => callApi<ApiPlaces>(`/places${toQuery({ text })}`),
    enabled: text.trim().length > 1,
  });

export const layersQuery = queryOptions({
  queryKey: ['layers'],
  queryFn: async () => {
    const { layers } = await callApi<ApiLayers>('/layers');
    return Promise.all(
      layers.map(async (name) => ({
        name,
        data: await callApi<FeatureCollection>(`/layers/${encodeURIComponent(name)}`),
      })),
    );
  },
});
