import { Button, Drawer, Form, type FormInstance } from 'antd';
import { useState } from 'react';
import { ConflictDialog } from './conflict.tsx';
import { differencesOf, type FieldLabel } from './differences.ts';
import { useDraft } from './draft.ts';
import { fieldErrors, ProblemAlert, refusalOf } from './problem.tsx';
import { say } from './toast.tsx';
import { en } from './words.en.ts';
import { useLocale, useWords } from './words.tsx';
import { zh } from './words.zh.ts';

interface Props<Values extends object> {
  readonly open: boolean;
  readonly title: string;
  readonly onClose: () => void;
  /** What stands in the form when it opens. */
  readonly initial: Partial<Values>;
  /** The version that was read, for an edit; handed back to `submit`, newer after a conflict that the reader decided. */
  readonly version?: number | undefined;
  /** Sends the values; a rejection is shown, and nothing typed is lost. Usually `mutateAsync` of useAct. */
  readonly submit: (values: Values, version: number | undefined) => Promise<unknown>;
  /** The name under which unsaved typing is kept. Left out: nothing is kept (passwords). */
  readonly draft?: string;
  /** The fields, for the dialog that shows two versions. */
  readonly labels?: Readonly<Record<string, FieldLabel>>;
  readonly saveWord?: string;
  readonly savedWord?: string;
  readonly width?: number;
  readonly children: React.ReactNode | ((form: FormInstance<Values>) => React.ReactNode);
}

type Row = Readonly<Record<string, unknown>> & { readonly version?: number };

/** What the server holds now, when it refused because somebody saved first. */
function theirsOf(error: unknown): Row | null {
  const refusal = refusalOf(error);
  return refusal?.code === 'version_conflict' ? ((refusal.data['theirs'] ?? {}) as Row) : null;
}

/** A form in a drawer: drafts are kept, refusals stand beside their fields, a conflict shows both versions. There is no form while it is closed. */
export function FormDrawer<Values extends object>({ open, ...rest }: Props<Values>) {
  return open ? <OpenDrawer {...rest} /> : null;
}

function OpenDrawer<Values extends object>({ title, onClose, initial, version, submit, draft, labels = {}, saveWord, savedWord, width = 520, children }: Omit<Props<Values>, 'open'>) {
  const w = useWords({ zh, en });
  const locale = useLocale();
  const [form] = Form.useForm<Values>();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [theirs, setTheirs] = useState<Row | null>(null);
  const [base, setBase] = useState(version);
  const kept = useDraft<Values>(draft);
  // the form is filled when it opens, not when the page behind it reads anew
  const [filled] = useState(() => ({ ...initial, ...kept.found }));

  const refuse = (refused: unknown) => {
    const conflict = theirsOf(refused);
    if (conflict) return setTheirs(conflict);
    const wrong = fieldErrors(refused, locale).filter(({ path }) => path.length > 0);
    form.setFields(wrong.map(({ path, words }) => ({ name: [...path], errors: [words] })) as Parameters<typeof form.setFields>[0]);
    setError(refused);
  };
  const send = async (values: Values, against: number | undefined) => {
    setBusy(true);
    setError(null);
    try {
      await submit(values, against);
      kept.forget();
      say(savedWord ?? w.saved);
      onClose();
    } catch (refused) {
      refuse(refused);
    } finally {
      setBusy(false);
    }
  };
  const all = () => form.getFieldsValue(true) as Values;
  const keepYours = () => {
    const now = theirs?.version;
    setTheirs(null);
    setBase(now);
    void send(all(), now);
  };
  const takeTheirs = () => {
    form.setFieldsValue(theirs as Parameters<typeof form.setFieldsValue>[0]);
    setBase(theirs?.version);
    setTheirs(null);
  };
  const dropDraft = () => {
    kept.forget();
    form.setFieldsValue(Object.fromEntries(Object.keys(filled).map((key) => [key, undefined])) as Parameters<typeof form.setFieldsValue>[0]);
    form.setFieldsValue(initial as Parameters<typeof form.setFieldsValue>[0]);
  };

  const footer = (
    <div className="dialog-actions">
      <Button onClick={onClose}>{w.cancel}</Button>
      <Button type="primary" loading={busy} onClick={() => form.submit()}>{saveWord ?? w.save}</Button>
    </div>
  );
  return (
    <Drawer open title={title} onClose={onClose} size={width} footer={footer} className="form-drawer">
      <ProblemAlert error={error} />
      {kept.found ? <div className="draft-note">{w.draftKept} <button type="button" className="link-button" onClick={dropDraft}>{w.draftDrop}</button></div> : null}
      <Form<Values> form={form} initialValues={filled} layout="vertical" requiredMark={false} scrollToFirstError onFinish={() => void send(all(), base)} onValuesChange={(_, values) => kept.keep(values as Values)}>
        {typeof children === 'function' ? children(form) : children}
      </Form>
      <ConflictDialog open={theirs !== null} differences={theirs ? differencesOf(labels, theirs, all() as Row) : []} onGoOn={() => setTheirs(null)} onTakeTheirs={takeTheirs} onKeepYours={keepYours} />
    </Drawer>
  );
}
