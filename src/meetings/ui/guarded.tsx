import { Button, type ButtonProps } from 'antd';
import { say } from '#kit/toast.tsx';
import { useWords } from '#kit/words.tsx';
import type { Verdict } from '../access.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

interface Props extends Omit<ButtonProps, 'disabled'> {
  /** Whether this reader may do it; a button that may not be pressed says why. */
  readonly verdict: Verdict;
}

/** A button that stays reachable when it may not be pressed, and then tells the reason. */
export function Guarded({ verdict, onClick, className = '', ...rest }: Props) {
  const w = useWords({ zh, en }).verdicts;
  if (verdict.ok) return <Button onClick={onClick} className={className} {...rest} />;
  const why = w[verdict.reason];
  return <Button {...rest} type="default" danger={false} className={`${className} guarded`} aria-disabled title={why} onClick={() => say(why, { state: 'warn' })} />;
}
