import { useId } from 'react';
import { useWords } from '#kit/words.tsx';
import { REPLY_ANSWERS, type Decision } from '../rules.ts';
import { en as sliceEn } from '../words.en.ts';
import { zh as sliceZh } from '../words.zh.ts';
import type { PersonValues } from './form-values.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

/** The words beside a refused field, by its name. */
export type Faults = Readonly<Record<string, string>>;

interface TextProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly fault?: string | undefined;
  readonly max: number;
  readonly type?: 'text' | 'tel';
  readonly complete?: string;
}

/** A line of text with its label and, when refused, the reason. */
export function TextLine({ label, value, onChange, fault, max, type = 'text', complete = 'off' }: TextProps) {
  const id = useId();
  const w = useWords({ zh, en }).form;
  // whatever rule refused an empty field, what is to be done is to fill it
  const said = fault !== undefined && value.trim() === '' ? w.required : fault;
  return (
    <div className="reply-line">
      <label htmlFor={id}>{label}</label>
      <input id={id} className="plain-input" type={type} inputMode={type} maxLength={max} value={value} autoComplete={complete} aria-invalid={said !== undefined} aria-describedby={said === undefined ? undefined : `${id}-fault`} onChange={({ target }) => onChange(target.value)} />
      {said === undefined ? null : <p id={`${id}-fault`} className="reply-fault">{said}</p>}
    </div>
  );
}

function Tick({ label, checked, onChange }: { readonly label: string; readonly checked: boolean; readonly onChange: (checked: boolean) => void }) {
  return <label className="reply-tick"><input type="checkbox" checked={checked} onChange={({ target }) => onChange(target.checked)} /> {label}</label>;
}

interface Props {
  readonly at: number;
  readonly values: PersonValues;
  readonly faults: Faults;
  /** What the office has decided on this row as it was sent. */
  readonly decided: { readonly decision: Decision | null; readonly decisionNote: string | null } | undefined;
  readonly onChange: (values: PersonValues) => void;
  readonly onRemove: (() => void) | null;
}

function DecisionLine({ decided, waits }: { readonly decided: Props['decided']; readonly waits: boolean }) {
  const w = useWords({ zh, en }).form;
  if (decided?.decision === 'refused') return <p className="reply-note red">{w.refused(decided.decisionNote ?? '')}</p>;
  if (decided?.decision === 'approved') return <p className="reply-note ok">{w.approved}</p>;
  if (decided?.decision === 'pending') return <p className="reply-note warn">{w.waits}</p>;
  return waits ? <p className="reply-note soft">{w.pending}</p> : null;
}

/** One person of an answer: big targets, only the fields that his answer asks for. */
export function PersonFields({ at, values, faults, decided, onChange, onRemove }: Props) {
  const w = useWords({ zh, en }).form;
  const said = useWords({ zh: sliceZh, en: sliceEn }).answers;
  const set = (change: Partial<PersonValues>) => onChange({ ...values, ...change });
  const { answer } = values;
  return (
    <fieldset className="reply-person">
      <legend>{w.person(at + 1)}</legend>
      <div className="reply-choice" role="radiogroup" aria-label={`${w.person(at + 1)} ${w.answer}`}>
        {REPLY_ANSWERS.map((one) => (
          <label key={one} className={one === answer ? 'reply-option reply-chosen' : 'reply-option'}>
            <input type="radio" name={`answer-${at}`} checked={one === answer} onChange={() => set({ answer: one })} />
            {said[one]}
          </label>
        ))}
      </div>
      <DecisionLine decided={decided} waits={answer !== 'attend'} />
      <div className="reply-pair">
        <TextLine label={w.name} value={values.name} max={60} fault={faults['name']} onChange={(name) => set({ name })} />
        <TextLine label={w.post} value={values.post} max={200} fault={faults['post']} onChange={(post) => set({ post })} />
      </div>
      {answer === 'leave' ? null : <TextLine label={w.mobile} type="tel" value={values.mobile} max={20} fault={faults['mobile']} onChange={(mobile) => set({ mobile })} />}
      {answer === 'substitute' ? <TextLine label={w.forName} value={values.forName} max={60} fault={faults['forName']} onChange={(forName) => set({ forName })} /> : null}
      {answer === 'attend' ? null : <TextLine label={w.reason} value={values.reason} max={200} fault={faults['reason']} onChange={(reason) => set({ reason })} />}
      {answer === 'leave' ? null : (
        <>
          <TextLine label={w.vehicle} value={values.vehicle} max={20} fault={faults['vehicle']} onChange={(vehicle) => set({ vehicle })} />
          <div className="reply-ticks"><Tick label={w.meals} checked={values.meals} onChange={(meals) => set({ meals })} /><Tick label={w.lodging} checked={values.lodging} onChange={(lodging) => set({ lodging })} /></div>
        </>
      )}
      {onRemove ? <button type="button" className="link-button reply-remove" onClick={onRemove}>{w.remove}</button> : null}
    </fieldset>
  );
}
