import { Button, QRCode } from 'antd';
import { useState } from 'react';
import { client, useAct } from '#kit/client.ts';
import { Dialog } from '#kit/dialog.tsx';
import { ProblemAlert } from '#kit/problem.tsx';
import { say } from '#kit/toast.tsx';
import { useWhen } from '#kit/when.ts';
import { useWords } from '#kit/words.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

/** The link of a unit, shown when it is asked for (which is written down), and renewed when it may have been lost. */
export function LinkBox({ recipientId }: { readonly recipientId: string }) {
  const w = useWords({ zh, en }).detail;
  const when = useWhen();
  const show = useAct(client.notices.showLink);
  const revoke = useAct(client.notices.revokeLink);
  const [asking, setAsking] = useState(false);
  const link = revoke.data ?? show.data;
  const address = link ? new URL(link.path, location.href).href : '';
  const copy = () => void navigator.clipboard.writeText(address).then(() => say(w.copied));
  const renew = () => {
    setAsking(false);
    revoke.mutate({ recipientId });
  };
  return (
    <section className="reply-link" aria-label={w.link}>
      {link ? <><span className="reply-qr" aria-hidden><QRCode type="svg" value={address} size={160} color="#000" bgColor="#fff" /></span><code>{address}</code><span className="soft">{w.until(when.nearMoment(link.expiresAt))}</span></> : null}
      <span className="chase-acts">
        {link ? (navigator.clipboard ? <Button size="small" onClick={copy}>{w.copy}</Button> : null) : <Button size="small" loading={show.isPending} onClick={() => show.mutate({ recipientId })}>{w.show}</Button>}
        <Button size="small" type="text" onClick={() => setAsking(true)}>{w.renew}</Button>
      </span>
      <ProblemAlert error={show.error ?? revoke.error} />
      {asking ? (
        <Dialog title={w.renewTitle} onClose={() => setAsking(false)}>
          <p>{w.renewText}</p>
          <div className="dialog-actions"><Button onClick={() => setAsking(false)}>{w.close}</Button><Button type="primary" onClick={renew}>{w.renew}</Button></div>
        </Dialog>
      ) : null}
    </section>
  );
}
