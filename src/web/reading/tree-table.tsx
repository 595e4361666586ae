/** The grammar of a sentence as a table, for whom arcs say nothing. */
import type { SentenceTree } from '../../contract/sentence-tree.ts';
import styles from './tree-table.module.css';

export function TreeTable({ tree }: { tree: SentenceTree }) {
  const { tokens, names, sentence } = tree;
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">Grammar of sentence {sentence}, word by word</caption>
      <thead>
        <tr>
          <th scope="col">Word</th>
          <th scope="col">Lemma</th>
          <th scope="col">Part of speech</th>
          <th scope="col">Relation</th>
          <th scope="col">Depends on</th>
          <th scope="col">Name</th>
        </tr>
      </thead>
      <tbody>
        {tokens.map((token, index) => {
          const name = names.find((each) => each.firstToken <= index && index < each.endToken);
          return (
            <tr key={token.start}>
              <th scope="row">{token.text}</th>
              <td>{token.lemma}</td>
              <td>{token.upos}</td>
              <td>{token.deprel}</td>
              <td>{tokens[token.head]?.text ?? '–'}</td>
              <td>{name ? name.kind : '–'}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
