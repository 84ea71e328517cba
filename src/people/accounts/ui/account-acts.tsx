import { Button, Popconfirm, Tooltip } from 'antd';
import { client, useAct } from '#kit/client.ts';
import { say } from '#kit/toast.tsx';
import { useLocale, useWords } from '#kit/words.tsx';
import { problemWords } from '#platform/problem.words.ts';
import type { ProblemCode } from '#platform/problem.ts';
import type { Me } from '#kit/session.ts';
import { barToDisable, barToGrant, barToReset } from '../access.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';
import type { AccountRow } from './account-form.tsx';
import type { HandoutText } from './handout.tsx';

interface Props {
  readonly me: Me;
  readonly row: AccountRow;
  readonly rows: readonly AccountRow[];
  readonly onEdit: () => void;
  readonly onGrant: () => void;
  readonly onHandout: (handout: HandoutText) => void;
  readonly onRefused: (error: unknown) => void;
}

interface ActProps {
  readonly bar?: ProblemCode | null;
  readonly ask?: { readonly title: string; readonly what: string } | undefined;
  readonly onDo: () => void;
  readonly children: string;
}

/** One act on a row; barred, it says why; with consequences, it names them first. */
function Act({ bar = null, ask, onDo, children }: ActProps) {
  const locale = useLocale();
  const button = <Button type="link" size="small" disabled={bar !== null} {...(ask && !bar ? {} : { onClick: onDo })}>{children}</Button>;
  if (bar) return <Tooltip title={`${problemWords(bar, {}, locale).title}。${problemWords(bar, {}, locale).next}`}><span>{button}</span></Tooltip>;
  return ask ? <Popconfirm title={ask.title} description={<div className="ask-what">{ask.what}</div>} okText={children} onConfirm={onDo}>{button}</Popconfirm> : button;
}

const activeIn = (rows: readonly AccountRow[], role: AccountRow['role']) => rows.filter((row) => row.role === role && row.state === 'active').length;
const refuseOr = (onRefused: (error: unknown) => void) => ({ onError: onRefused });

/** What this administrator may do with this account. */
export function AccountActs({ me, row, rows, onEdit, onGrant, onHandout, onRefused }: Props) {
  const w = useWords({ zh, en }).list;
  const failed = refuseOr(onRefused);
  const disable = useAct(client.accounts.disable, () => say(w.done.disabled));
  const enable = useAct(client.accounts.enable, () => say(w.done.enabled));
  const unlock = useAct(client.accounts.unlock, () => say(w.done.unlocked));
  const reset = useAct(client.accounts.resetPassword, ({ password }) => onHandout({ name: row.name, password }));
  const which = { id: row.id, version: row.version };
  const [inUse, system] = [row.state !== 'disabled', me.role === 'system-admin'];
  const toReset = barToReset(me, row);
  const toGrant = barToGrant(me, row, row.role, activeIn(rows, 'security-admin'), activeIn(rows, row.role));
  return (
    <div className="row-acts">
      {inUse && toGrant !== 'not_allowed' ? <Act bar={toGrant} onDo={onGrant}>{row.state === 'active' ? w.regrant : w.grant}</Act> : null}
      {system ? <Act onDo={onEdit}>{w.edit}</Act> : null}
      {system && row.lockedUntil ? <Act onDo={() => unlock.mutate({ id: row.id }, failed)}>{w.unlock}</Act> : null}
      {toReset === null && inUse ? <Act ask={{ title: w.resetAsk(row.name), what: w.resetWhat }} onDo={() => reset.mutate(which, failed)}>{w.reset}</Act> : null}
      {system && inUse ? <Act bar={barToDisable(me, row, activeIn(rows, row.role))} ask={{ title: w.disableAsk(row.name), what: w.disableWhat }} onDo={() => disable.mutate(which, failed)}>{w.disable}</Act> : null}
      {system && !inUse ? <Act onDo={() => enable.mutate(which, failed)}>{w.enable}</Act> : null}
    </div>
  );
}
