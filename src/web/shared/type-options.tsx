/** ACLED's types as options, by their group; what stands now is offered even where the vocabulary lacks it. */
import type { ApiVocabulary } from '../../contract/api.ts';
import type { AcledType } from '../../contract/coded-document.ts';

export function TypeOptions(props: { vocabulary: ApiVocabulary | undefined; current: AcledType | null }) {
  const { current } = props;
  const groups = props.vocabulary?.acled ?? [];
  const known = groups.some(
    (group) => group.eventType === current?.eventType && group.subEventTypes.includes(current.subEventType),
  );
  return (
    <>
      <option value="">outside ACLED’s types</option>
      {current && !known ? (
        <option value={`${current.eventType}|${current.subEventType}`}>{current.subEventType}</option>
      ) : null}
      {groups.map((group) => (
        <optgroup key={group.eventType} label={group.eventType}>
          {group.subEventTypes.map((sub) => (
            <option key={sub} value={`${group.eventType}|${sub}`}>
              {sub}
            </option>
          ))}
        </optgroup>
      ))}
    </>
  );
}
