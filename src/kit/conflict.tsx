import { Button, Modal } from 'antd';
import type { Difference } from './differences.ts';
import { en } from './words.en.ts';
import { useWords } from './words.tsx';
import { zh } from './words.zh.ts';

interface Props {
  readonly open: boolean;
  readonly differences: readonly Difference[];
  readonly onTakeTheirs: () => void;
  readonly onKeepYours: () => void;
  readonly onGoOn: () => void;
}

/** Shows both versions when somebody else has saved first; the reader decides. */
export function ConflictDialog({ open, differences, onTakeTheirs, onKeepYours, onGoOn }: Props) {
  const w = useWords({ zh, en }).conflict;
  const footer = (
    <div className="dialog-actions">
      <Button onClick={onGoOn}>{w.goOn}</Button>
      <Button onClick={onTakeTheirs}>{w.takeTheirs}</Button>
      <Button type="primary" onClick={onKeepYours}>{w.keepYours}</Button>
    </div>
  );
  return (
    <Modal open={open} title={w.title} onCancel={onGoOn} footer={footer} width={680}>
      <p>{differences.length > 0 ? w.next : w.same}</p>
      {differences.length > 0 ? (
        <table className="plain-table">
          <thead><tr><th scope="col">{w.field}</th><th scope="col">{w.theirs}</th><th scope="col">{w.yours}</th></tr></thead>
          <tbody>
            {differences.map(({ key, label, theirs, yours }) => (
              <tr key={key}><th scope="row">{label}</th><td>{theirs || w.nothing}</td><td>{yours || w.nothing}</td></tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </Modal>
  );
}
