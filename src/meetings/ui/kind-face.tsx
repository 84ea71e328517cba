import { FlowLine } from '#kit/flow-line.tsx';
import { Chip } from '#kit/status-tag.tsx';
import { useLocale, useWords } from '#kit/words.tsx';
import type { Kind } from '#norm/types.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

/** The face of a kind's card: its name, and its flow drawn on it. */
export function KindFace({ kind }: { readonly kind: Kind }) {
  const locale = useLocale();
  const w = useWords({ zh, en });
  const stages = kind.stages.filter(({ on }) => on);
  return (
    <>
      <span className="kind-card-head"><strong>{kind.name[locale]}</strong><Chip>{kind.code}</Chip><span className="soft">{w.stageCount(stages.length)}</span></span>
      <FlowLine size="small" label={kind.name[locale]} nodes={stages.map(({ id, name, written }) => ({ id, label: name[locale], state: written ? 'ready' : 'waiting' }))} />
    </>
  );
}
