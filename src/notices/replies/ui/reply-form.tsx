import './replies.css';
import { useState } from 'react';
import { useDraft } from '#kit/draft.ts';
import { useMarks } from '#kit/marks.ts';
import { fieldErrors, ProblemAlert, refusalOf } from '#kit/problem.tsx';
import { say } from '#kit/toast.tsx';
import { useWhen } from '#kit/when.ts';
import { useLocale, useWords } from '#kit/words.tsx';
import { freshPerson, sameValues, valuesOf, type PersonValues, type ReplyValues, type View } from './form-values.ts';
import { PersonFields, TextLine, type Faults } from './person-fields.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

type Sent = NonNullable<View['answer']>;

interface Props {
  readonly view: View;
  /** Sends the answer that was based on this version; 0 when there was none. */
  readonly send: (values: ReplyValues, version: number) => Promise<unknown>;
  readonly onSent?: () => void;
}

const faultsFrom = (error: unknown, locale: ReturnType<typeof useLocale>) => fieldErrors(error, locale);

/** Of all refused fields those under this path, by the name of the field. */
function under(found: ReturnType<typeof faultsFrom>, ...path: (string | number)[]): Faults {
  const own = found.filter((fault) => path.every((step, at) => fault.path[at] === step) && fault.path.length === path.length + 1);
  return Object.fromEntries(own.map((fault) => [String(fault.path[path.length]), fault.words]));
}

/** What somebody else has sent meanwhile, when the answer was refused for it. */
const theirsOf = (error: unknown): Sent | null => {
  const refusal = refusalOf(error);
  return refusal?.code === 'version_conflict' ? ((refusal.data['theirs'] ?? null) as Sent | null) : null;
};

function Conflict({ onOverwrite, onTake }: { readonly onOverwrite: () => void; readonly onTake: () => void }) {
  const w = useWords({ zh, en }).form;
  return (
    <div className="problem" role="alert">
      <div>
        <p>{w.conflict}</p>
        <p className="reply-conflict"><button type="button" className="plain-button" onClick={onOverwrite}>{w.overwrite}</button> <button type="button" className="plain-button" onClick={onTake}>{w.takeTheirs}</button></p>
      </div>
    </div>
  );
}

function useSending({ view, send, onSent }: Props, values: ReplyValues, forget: () => void) {
  const w = useWords({ zh, en }).form;
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const go = async (version: number) => {
    setBusy(true);
    setError(null);
    try {
      await send(values, version);
      forget();
      say(w.sent);
      onSent?.();
    } catch (refused) {
      setError(refused);
    } finally {
      setBusy(false);
    }
  };
  return { error, busy, go, clear: () => setError(null), version: view.answer?.version ?? 0 };
}

/** 回执 in one screen: plain markup, big targets, everything typed kept on this device until it is sent. */
export function ReplyForm(props: Props) {
  const { view } = props;
  const w = useWords({ zh, en }).form;
  const m = useMarks();
  const when = useWhen();
  const locale = useLocale();
  const draft = useDraft<ReplyValues>(`reply.${view.recipientId}`);
  const sent = valuesOf(view.answer, view.personName);
  const [values, setValues] = useState<ReplyValues>(draft.found ?? sent);
  const { error, busy, go, clear, version } = useSending(props, values, draft.forget);
  const theirs = theirsOf(error);
  const found = faultsFrom(error, locale);
  const change = (next: ReplyValues) => {
    setValues(next);
    draft.keep(next);
  };
  const takeBack = (to: ReplyValues) => {
    draft.forget();
    setValues(to);
    clear();
  };
  const setPerson = (at: number, person: PersonValues) => change({ ...values, persons: values.persons.map((one, place) => (place === at ? person : one)) });
  const left = view.quota - values.persons.length;
  const submit = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    void go(version);
  };
  return (
    <form className="reply-form" onSubmit={submit} noValidate>
      {view.answer ? <p className="reply-note soft">{w.on(when.nearMoment(view.answer.updatedAt))}{sameValues(values, sent) ? null : <strong className="warn"> · {w.dirty}</strong>}</p> : null}
      {draft.found && !sameValues(values, sent) ? <div className="draft-note">{w.draft} <button type="button" className="link-button" onClick={() => takeBack(sent)}>{w.drop}</button></div> : null}
      {values.persons.map((person, at) => (
        <PersonFields
          key={at} at={at} values={person} faults={under(found, 'persons', at)} decided={sameRow(view.answer, at, person)} onChange={(next) => setPerson(at, next)}
          onRemove={values.persons.length > 1 ? () => change({ ...values, persons: values.persons.filter((_, place) => place !== at) }) : null}
        />
      ))}
      {left > 0 ? <button type="button" className="plain-button reply-add" onClick={() => change({ ...values, persons: [...values.persons, freshPerson()] })}>＋ {w.add}{m.aside(w.left(left))}</button> : null}
      <fieldset className="reply-person">
        <legend>{w.reporter}</legend>
        <div className="reply-pair">
          <TextLine label={w.reporterName} value={values.reporterName} max={60} fault={under(found)['reporterName']} complete="name" onChange={(reporterName) => change({ ...values, reporterName })} />
          <TextLine label={w.reporterMobile} type="tel" value={values.reporterMobile} max={20} fault={under(found)['reporterMobile']} complete="tel" onChange={(reporterMobile) => change({ ...values, reporterMobile })} />
        </div>
        <TextLine label={w.note} value={values.note} max={500} fault={under(found)['note']} onChange={(note) => change({ ...values, note })} />
      </fieldset>
      {theirs ? <Conflict onOverwrite={() => void go(theirs.version)} onTake={() => takeBack(valuesOf(theirs, view.personName))} /> : <ProblemAlert error={error} />}
      <div className="reply-send"><button type="submit" className="primary-button" disabled={busy}>{busy ? w.sending : view.answer ? w.change : w.send}</button></div>
    </form>
  );
}

/** The decision on a row, as long as the row still says what was decided on. */
function sameRow(answer: View['answer'], at: number, { name, answer: said }: PersonValues) {
  const row = answer?.persons[at];
  return row && row.name === name && row.answer === said ? row : undefined;
}
