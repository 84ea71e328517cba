import { useState } from 'react';
import { client, useAct } from '#kit/client.ts';
import { ProblemAlert } from '#kit/problem.tsx';
import { say } from '#kit/toast.tsx';
import { useLocale, useWords } from '#kit/words.tsx';
import { EVIDENCE } from '#norm/evidence.ts';
import { Guarded } from './guarded.tsx';
import type { StageView } from './views.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const NOTE_LENGTH = 500;

/** What is still missing before the stage can close, in one line. */
function useMissing({ items, signatures, roles, status }: StageView): string | null {
  const w = useWords({ zh, en }).finishing;
  const openItems = items.filter(({ on, doneAt }) => on && !doneAt).length;
  const given = (duty: string) => signatures.some((signature) => signature.duty === duty && signature.at);
  const unsigned = roles.signers.filter((duty) => !given(duty)).length;
  const passed = roles.passedBy.length === 0 || roles.passedBy.some(given);
  if (status === 'waiting') return w.waiting;
  const lacks = [openItems > 0 ? w.items(openItems) : '', unsigned > 0 ? w.signatures(unsigned) : '', passed ? '' : w.notPassed].filter(Boolean);
  return lacks.length > 0 ? w.missing(lacks) : null;
}

/** Closes the stage: by its evidence, told by whoever works on it. */
export function FinishRow({ meetingId, stage }: { readonly meetingId: string; readonly stage: StageView }) {
  const locale = useLocale();
  const w = useWords({ zh, en }).finishing;
  const [note, setNote] = useState('');
  const finish = useAct(client.meetings.finishStage, () => say(w.done(stage.name[locale])));
  const missing = useMissing(stage);
  return (
    <div className="finish-row no-print">
      <ProblemAlert error={finish.error} />
      <p><strong>{w.when}</strong>{EVIDENCE[stage.evidence][locale]}{missing ? <span className="warn"> {missing}</span> : null}</p>
      <div className="finish-acts">
        <input className="plain-input" aria-label={w.note} placeholder={w.note} maxLength={NOTE_LENGTH} value={note} onChange={({ target }) => setNote(target.value)} />
        <Guarded verdict={stage.mayWork} type={missing ? 'default' : 'primary'} loading={finish.isPending} onClick={() => finish.mutate({ meetingId, stageId: stage.id, note: note.trim() || null })}>{w.finish}</Guarded>
      </div>
    </div>
  );
}
