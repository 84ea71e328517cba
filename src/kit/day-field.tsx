import { useState } from 'react';
import { officeDay, officeInstant, officeTime, type Day } from '#platform/time.ts';

interface FieldProps {
  readonly id?: string;
  readonly 'aria-label'?: string;
  readonly disabled?: boolean;
}

interface DayProps extends FieldProps {
  readonly value?: Day | null | undefined;
  readonly onChange?: (day: Day | null) => void;
  readonly min?: Day;
  readonly max?: Day;
}

/** A day, by the browser's own calendar: by keyboard, by mouse, and the wheel of a phone. Fits a Form.Item. */
export function DayField({ value, onChange, ...rest }: DayProps) {
  return <input type="date" className="plain-input day-field" value={value ?? ''} onChange={({ target }) => onChange?.(target.value || null)} {...rest} />;
}

const USUAL_TIME = '09:00';

interface MomentProps extends FieldProps {
  readonly value?: Date | null | undefined;
  readonly onChange?: (at: Date | null) => void;
  /** What the time of day is called; the day has the field's own label. */
  readonly timeLabel: string;
  readonly usualTime?: string;
}

/** A day and a time of day on the office's clock, wherever the browser stands. Empty until both are there. */
export function MomentField({ value, onChange, timeLabel, usualTime = USUAL_TIME, id, disabled = false, 'aria-label': label }: MomentProps) {
  const [typed, setTyped] = useState({ day: value ? officeDay(value) : '', time: value ? officeTime(value) : usualTime });
  const shown = value ? { day: officeDay(value), time: officeTime(value) } : typed;
  const change = (next: { day: string; time: string }) => {
    setTyped(next);
    onChange?.(next.day && next.time ? officeInstant(next.day, next.time) : null);
  };
  return (
    <span className="moment-field">
      <input type="date" className="plain-input day-field" id={id} aria-label={label} disabled={disabled} value={shown.day} max="2099-12-31" onChange={({ target }) => change({ ...shown, day: target.value })} />
      <input type="time" className="plain-input time-field" aria-label={timeLabel} disabled={disabled} value={shown.time} onChange={({ target }) => change({ ...shown, time: target.value })} />
    </span>
  );
}
