import './import.css';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Checkbox } from 'antd';
import { useRef, useState } from 'react';
import { client, useAct, type Answer } from '#kit/client.ts';
import { download } from '#kit/download.ts';
import { Card, PageShell } from '#kit/page-shell.tsx';
import { ProblemAlert } from '#kit/problem.tsx';
import { useMe } from '#kit/session.ts';
import { useWords } from '#kit/words.tsx';
import { mayEditPeople } from '../../access.ts';
import type { Decisions } from '../match/rules.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';
import { Findings } from './findings.tsx';
import { UnknownUnits } from './unknown-units.tsx';

export type Preview = Answer<typeof client.people.importPreview>;

const UNDECIDED: Decisions = { units: {}, persons: {}, leaveOutErrors: false };

/** What the import would do beside the rows themselves. */
function Outlook({ preview: { summary, ignored } }: { readonly preview: Preview }) {
  const w = useWords({ zh, en });
  const lines = [
    summary.newUnits.length > 0 ? w.newUnits(summary.newUnits.map(({ name }) => name)) : null,
    summary.newSections > 0 ? w.newSections(summary.newSections) : null,
    summary.reordered ? w.reordered : null,
    ignored.length > 0 ? w.ignored(ignored) : null,
  ].filter((line) => line !== null);
  return (
    <div className="import-outlook" role="status">
      <strong>{w.summary(summary)}</strong>
      {lines.map((line) => <p key={line}>{line}</p>)}
    </div>
  );
}

interface ChooseProps {
  readonly busy: boolean;
  readonly onFile: (file: File) => void;
}

function Choose({ busy, onFile }: ChooseProps) {
  const w = useWords({ zh, en });
  const field = useRef<HTMLInputElement>(null);
  const sample = useMutation({ mutationFn: () => client.people.exportPersons(), onSuccess: download });
  return (
    <Card>
      <div className="import-choose">
        <input ref={field} hidden type="file" accept=".xlsx" aria-label={w.choose} onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) onFile(file);
          event.target.value = '';
        }} />
        <Button type="primary" size="large" loading={busy} onClick={() => field.current?.click()}>{busy ? w.reading : w.choose}</Button>
        <p className="soft">{w.chooseHint}</p>
        <Button type="link" loading={sample.isPending} onClick={() => sample.mutate()}>{w.template}</Button>
        <ProblemAlert error={sample.error} />
      </div>
    </Card>
  );
}

/** Upload, look at every row, decide what is unclear, confirm, done. The same file and decisions that were shown are what is written. */
function Wizard() {
  const w = useWords({ zh, en });
  const [file, setFile] = useState<File | null>(null);
  const [decisions, setDecisions] = useState(UNDECIDED);
  const look = useMutation({ mutationFn: (asked: { file: File; decisions: Decisions }) => client.people.importPreview(asked) });
  const confirm = useAct(client.people.importConfirm);
  const preview = look.data;
  const begin = (chosen: File) => {
    setFile(chosen);
    setDecisions(UNDECIDED);
    confirm.reset();
    look.mutate({ file: chosen, decisions: UNDECIDED });
  };
  const decide = (next: Decisions) => {
    setDecisions(next);
    if (file) look.mutate({ file, decisions: next });
  };
  const restart = () => {
    setFile(null);
    look.reset();
    confirm.reset();
  };
  if (confirm.data) {
    return (
      <Card>
        <p role="status" className="import-done">{w.done(confirm.data)}</p>
        <div className="import-acts"><Link to="/people">{w.toPersons}</Link><Button onClick={restart}>{w.otherFile}</Button></div>
      </Card>
    );
  }
  if (!file || !preview) return <><ProblemAlert error={look.error} /><Choose busy={look.isPending} onFile={begin} /></>;
  const { summary, seal } = preview;
  const nothing = summary.add + summary.change + summary.newUnits.length + summary.newSections === 0 && !summary.reordered;
  return (
    <>
      <Outlook preview={preview} />
      <UnknownUnits units={preview.unknownUnits} decided={decisions.units} onDecide={(units) => decide({ ...decisions, units })} />
      <Findings rows={preview.rows} chosen={decisions.persons} onChoose={(line, id) => decide({ ...decisions, persons: { ...decisions.persons, [line]: id } })} />
      <ProblemAlert error={look.error ?? confirm.error} />
      <div className="import-acts">
        {summary.error > 0 ? <Checkbox checked={decisions.leaveOutErrors} onChange={({ target }) => decide({ ...decisions, leaveOutErrors: target.checked })}>{w.leaveOut(summary.error)}</Checkbox> : null}
        {nothing && summary.error === 0 ? <span className="soft">{w.nothing}</span> : null}
        <Button onClick={restart}>{w.otherFile}</Button>
        <Button type="primary" disabled={nothing || (summary.error > 0 && !decisions.leaveOutErrors)} loading={confirm.isPending || look.isPending} onClick={() => confirm.mutate({ file, decisions, seal })}>{w.confirm}</Button>
      </div>
    </>
  );
}

/** 导入: for whoever keeps the roster. */
export function ImportPage() {
  const w = useWords({ zh, en });
  const me = useMe();
  if (!me) return null;
  return (
    <PageShell title={w.title} sub={w.lead}>
      {mayEditPeople(me).ok ? <Wizard /> : <p>{w.notYours}</p>}
    </PageShell>
  );
}
