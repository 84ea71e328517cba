import type { Face } from '../tree.ts';

/** The faces that always come with the program: they cover every character of GBK. */
export const SERIF = 'Noto Serif SC';
export const SANS = 'Noto Sans SC';

interface Chain {
  /** As a paper of the office names it, and as .docx writes it. */
  readonly name: string;
  /** Families that are the face itself, under each name by which a machine may know it; the first that is there is used. */
  readonly own: readonly string[];
  readonly standIn: string;
}

/** For each face its own families in the order of preference, and what stands in for it. */
export const CHAINS: Readonly<Record<Face, Chain>> = {
  title: { name: '方正小标宋简体', own: ['FZXiaoBiaoSong-B05S', '方正小标宋简体', 'FZXiaoBiaoSong-B05', '方正小标宋_GBK', 'FZXiaoBiaoSong-B05F'], standIn: SERIF },
  body: { name: '仿宋_GB2312', own: ['FangSong_GB2312', '仿宋_GB2312', 'FangSong', '仿宋', 'STFangsong', '华文仿宋', 'FandolFang', 'FandolFang R'], standIn: SERIF },
  kai: { name: '楷体_GB2312', own: ['KaiTi_GB2312', '楷体_GB2312', 'KaiTi', '楷体', 'STKaiti', '华文楷体', 'LXGW WenKai', 'FandolKai'], standIn: SERIF },
  hei: { name: '黑体', own: ['SimHei', '黑体', 'STHeiti', '华文黑体', 'FandolHei'], standIn: SANS },
  song: { name: '宋体', own: ['SimSun', '宋体', 'STSong', '华文宋体', 'FandolSong'], standIn: SERIF },
};

export const FACES = Object.keys(CHAINS) as Face[];
