import { Button, Modal } from 'antd';
import { say } from '#kit/toast.tsx';
import { useWords } from '#kit/words.tsx';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

/** A password that is shown this once; null: an earlier request has shown it. */
export interface HandoutText {
  readonly name: string;
  readonly password: string | null;
}

/** The clipboard exists on https and on this machine only. */
const canCopy = () => 'clipboard' in navigator;

export function Handout({ handout, onClose }: { readonly handout: HandoutText | null; readonly onClose: () => void }) {
  const w = useWords({ zh, en }).handout;
  const password = handout?.password ?? null;
  const copy = () => void navigator.clipboard.writeText(password ?? '').then(() => say(w.copied));
  const footer = (
    <div className="dialog-actions">
      {password !== null && canCopy() ? <Button onClick={copy}>{w.copy}</Button> : null}
      <Button type="primary" onClick={onClose}>{w.close}</Button>
    </div>
  );
  return (
    <Modal open={handout !== null} title={w.title} closable={false} mask={{ closable: false }} keyboard={false} onCancel={onClose} footer={footer} width={460}>
      <p>{password === null ? w.again : w.next}</p>
      <dl className="handout">
        <dt>{w.account}</dt><dd>{handout?.name}</dd>
        {password === null ? null : <><dt>{w.password}</dt><dd><code>{password}</code></dd></>}
      </dl>
    </Modal>
  );
}
