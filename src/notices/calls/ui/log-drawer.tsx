import { Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { client, useAct } from '#kit/client.ts';
import { MomentField } from '#kit/day-field.tsx';
import { FormDrawer } from '#kit/form-drawer.tsx';
import { useWords } from '#kit/words.tsx';
import { OUTCOMES, type CallLog } from '../rules.ts';
import { en as sliceEn } from '../words.en.ts';
import { zh as sliceZh } from '../words.zh.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

interface Props {
  readonly recipient: { readonly recipientId: string; readonly name: string; readonly phone: string | null };
  readonly onClose: () => void;
}

/** 去电登记: the number, who answered in which post, repeated back, the answer; when to ring again. */
export function LogDrawer({ recipient, onClose }: Props) {
  const w = useWords({ zh, en }).log;
  const said = useWords({ zh: sliceZh, en: sliceEn });
  const log = useAct(client.notices.logCall);
  const [opened] = useState(() => new Date());
  const rules = [{ required: true, message: w.required }];
  const submit = ({ calledAt, redialAt, ...values }: CallLog) => log.mutateAsync({ ...values, recipientId: recipient.recipientId, calledAt: calledAt.toISOString(), redialAt: redialAt?.toISOString() ?? null });
  return (
    <FormDrawer<CallLog> open title={w.title(recipient.name)} onClose={onClose} saveWord={w.save} initial={{ calledAt: opened, number: recipient.phone ?? '', outcome: 'reached', repeatedBack: false, redialAt: null }} submit={submit}>
      <Form.Item name="calledAt" label={w.calledAt} rules={rules}><MomentField timeLabel={w.time} /></Form.Item>
      <Form.Item name="number" label={w.number} rules={rules}><Input inputMode="tel" maxLength={40} /></Form.Item>
      <Form.Item name="outcome" label={w.outcome}><Select options={OUTCOMES.map((value) => ({ value, label: said.outcomes[value] }))} /></Form.Item>
      <Form.Item noStyle dependencies={['outcome']}>
        {({ getFieldValue }) =>
          getFieldValue('outcome') === 'reached' ? (
            <>
              <Form.Item name="answeredByName" label={w.name} rules={rules}><Input maxLength={60} /></Form.Item>
              <Form.Item name="answeredByPost" label={w.post} rules={rules}><Input maxLength={200} /></Form.Item>
              <Form.Item name="repeatedBack" valuePropName="checked"><Checkbox>{w.repeated}</Checkbox></Form.Item>
              <Form.Item name="answer" label={w.answer} rules={rules}><Input placeholder={w.answerHint} maxLength={200} /></Form.Item>
            </>
          ) : (
            <Form.Item name="redialAt" label={w.redial}><MomentField timeLabel={w.time} /></Form.Item>
          )
        }
      </Form.Item>
    </FormDrawer>
  );
}
