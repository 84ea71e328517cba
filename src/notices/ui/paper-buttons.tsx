import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { client } from '#kit/client.ts';
import { download } from '#kit/download.ts';
import { ProblemAlert } from '#kit/problem.tsx';
import { useWords } from '#kit/words.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const KEPT_MS = 60_000;

/** Shows a PDF in a page of its own. */
function show(file: File): void {
  const address = URL.createObjectURL(file);
  window.open(address, '_blank', 'noopener');
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}

/** The notice as a paper: looked at, as PDF, as an editable file. */
export function PaperButtons({ id }: { readonly id: string }) {
  const w = useWords({ zh, en }).paper;
  const look = useMutation({ mutationFn: () => client.notices.print({ id, as: 'pdf' }), onSuccess: show });
  const save = useMutation({ mutationFn: (as: 'pdf' | 'docx') => client.notices.print({ id, as }), onSuccess: download });
  const saving = (as: 'pdf' | 'docx') => save.isPending && save.variables === as;
  return (
    <>
      <ProblemAlert error={look.error ?? save.error} />
      <div className="row-acts no-print">
        <Button loading={look.isPending} onClick={() => look.mutate()}>{w.look}</Button>
        <Button loading={saving('pdf')} onClick={() => save.mutate('pdf')}>{w.pdf}</Button>
        <Button loading={saving('docx')} onClick={() => save.mutate('docx')}>{w.word}</Button>
      </div>
    </>
  );
}
