import { Button } from 'antd';
import { useState } from 'react';
import { Dialog } from '#kit/dialog.tsx';
import { ProblemAlert } from '#kit/problem.tsx';
import { useWords } from '#kit/words.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

interface Props {
  readonly title: string;
  /** What will happen, before the reason is asked for. */
  readonly children?: React.ReactNode;
  readonly label: string;
  readonly word: string;
  readonly required?: boolean;
  readonly onConfirm: (reason: string) => Promise<unknown>;
  readonly onClose: () => void;
}

const REASON_LENGTH = 500;

/** Asks for a reason before something that takes one; a refusal stays in the dialog with what was typed. */
export function ReasonDialog({ title, children, label, word, required = true, onConfirm, onClose }: Props) {
  const w = useWords({ zh, en });
  const [reason, setReason] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const confirm = async () => {
    setBusy(true);
    setError(null);
    try {
      await onConfirm(reason.trim());
      onClose();
    } catch (refused) {
      setError(refused);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog title={title} onClose={onClose}>
      {children}
      <ProblemAlert error={error} />
      <label className="reason-field">{label}<textarea className="plain-input" rows={3} maxLength={REASON_LENGTH} value={reason} onChange={({ target }) => setReason(target.value)} /></label>
      <div className="dialog-actions">
        <Button onClick={onClose}>{w.acts.cancel}</Button>
        <Button type="primary" loading={busy} disabled={required && reason.trim() === ''} onClick={() => void confirm()}>{word}</Button>
      </div>
    </Dialog>
  );
}
