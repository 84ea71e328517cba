import { useState } from 'react';
import { client, useAct } from '#kit/client.ts';
import { Mark } from '#kit/mark.tsx';
import { useWhen } from '#kit/when.ts';
import { useLocale, useWords } from '#kit/words.tsx';
import { DUTIES } from '#norm/duties.ts';
import { Guarded } from './guarded.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import type { SignatureView, StageView } from './views.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

interface Props {
  readonly meetingId: string;
  readonly stage: StageView;
  readonly open: boolean;
}

function SignatureRow({ meetingId, stage, open, signature }: Props & { readonly signature: SignatureView }) {
  const locale = useLocale();
  const when = useWhen();
  const w = useWords({ zh, en }).signing;
  const [signing, setSigning] = useState(false);
  const sign = useAct(client.meetings.signStage);
  const { duty, at, byName, remark, may } = signature;
  const passes = stage.roles.passedBy.includes(duty);
  const word = passes ? w.pass : w.confirm;
  const note = at ? [remark, byName, when.nearMoment(at)].filter(Boolean).join(' · ') : passes ? w.passNote(stage.roles.passedBy.length > 1) : w.confirmNote;
  return (
    <div className="stage-row">
      <Mark state={at ? 'done' : 'waiting'} />
      <b>{w.of(DUTIES[duty][locale], word)}</b>
      <small>{note}</small>
      {open && !at ? <Guarded verdict={may} size="small" onClick={() => setSigning(true)}>{word}</Guarded> : <span />}
      {signing ? (
        <ReasonDialog title={w.of(DUTIES[duty][locale], word)} label={w.remark} word={word} required={false} onConfirm={(text) => sign.mutateAsync({ meetingId, stageId: stage.id, duty, remark: text || null })} onClose={() => setSigning(false)}><p className="soft">{w.lasting}</p></ReasonDialog>
      ) : null}
    </div>
  );
}

/** The confirmations that the norm asks before this stage may close (G3e, G4), and whoever must pass its product. */
export function SignatureRows({ meetingId, stage, open }: Props) {
  return stage.signatures.map((signature) => <SignatureRow key={signature.duty} meetingId={meetingId} stage={stage} open={open} signature={signature} />);
}
