/** Files dropped on the room, or chosen, are handed to the server, coded and kept. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import type { ApiAdded } from '../../contract/api.ts';
import { ApiProblem, callApi, toQuery } from '../api/client.ts';
import { statusQuery } from '../api/queries.ts';
import { setNotice } from '../app/notice.ts';
import styles from './add-files.module.css';

export function AddFiles(props: {
  className: string | undefined;
  children: (addButton: ReactNode) => ReactNode;
}) {
  const queries = useQueryClient();
  const { data: status } = useQuery(statusQuery);
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const canAdd = status?.canAdd ?? false;

  const add = async (files: readonly File[]) => {
    const said: string[] = [];
    let failed = false;
    for (const file of files) {
      setNotice({ kind: 'done', text: `Coding ${file.name} …`, undo: null });
      const { added, problem } = await handIn(file);
      failed ||= problem || added.some((item) => item.kind === 'failed');
      said.push(describeAdded(file.name, added));
    }
    setNotice({ kind: failed ? 'problem' : 'done', text: said.join(' '), undo: null });
    for (const key of ['documents', 'events', 'status']) void queries.invalidateQueries({ queryKey: [key] });
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (canAdd) void add([...event.dataTransfer.files]);
  };
  const button = canAdd ? (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Files to add"
        onChange={({ target }) => {
          void add([...(target.files ?? [])]);
          target.value = '';
        }}
      />
      <button type="button" onClick={() => input.current?.click()}>
        Add files
      </button>
    </>
  ) : null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way to what the button does
    <div
      className={props.className}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(canAdd);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      {over ? <p className={styles.over}>Drop to read, code and keep</p> : null}
      {props.children(button)}
    </div>
  );
}

async function handIn(file: File): Promise<{ added: ApiAdded['added']; problem: boolean }> {
  try {
    const { added } = await callApi<ApiAdded>(`/documents${toQuery({ fileName: file.name })}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: file,
    });
    return { added, problem: false };
  } catch (error) {
    const message = error instanceof ApiProblem ? error.message : String(error);
    return { added: [{ kind: 'failed', id: null, message }], problem: true };
  }
}

/** 'report.txt: added.' or, of a file with many documents, how many of each. */
function describeAdded(name: string, added: ApiAdded['added']): string {
  const [only] = added;
  if (added.length === 1 && only)
    return `${name}: ${only.kind === 'failed' ? only.message : KIND_WORDS[only.kind]}.`;
  const counts = Object.entries(KIND_WORDS).flatMap(([kind, words]) => {
    const count = added.filter((item) => item.kind === kind).length;
    return count > 0 ? `${count} ${words}` : [];
  });
  return `${name}: ${counts.join(', ') || 'no document in it'}.`;
}

const KIND_WORDS: Readonly<Record<ApiAdded['added'][number]['kind'], string>> = {
  added: 'added',
  known: 'already in the record',
  erased: 'erased before, and not added again',
  failed: 'could not be read',
};
