/**
 * GB/T 9704-2012 党政机关公文格式: every figure that this engine uses, with its clause. Lengths are millimetres, sizes of
 * type are points, counts are 字 (the width of one 三号 character) or 行 (lines of the body) unless the name says otherwise.
 */

export const MM_PER_POINT = 25.4 / 72;
export const TWIPS_PER_POINT = 20;
export const pointsOf = (mm: number): number => mm / MM_PER_POINT;
/** Twentieths of a point, the unit of .docx. */
export const twipsOf = (mm: number): number => Math.round(pointsOf(mm) * TWIPS_PER_POINT);

/** 5.1 Paper: A4. */
export const PAGE = { width: 210, height: 297 } as const;
/** 5.2.1 天头 37 mm and 订口 28 mm, each ±1 mm; 版心 156 × 225 mm leaves 26 mm at the right and 35 mm at the foot. */
export const MARGIN = { top: 37, left: 28, right: 26, bottom: 35 } as const;
export const TEXT = { width: 156, height: 225 } as const;
export const TOLERANCE = 1;

/** 5.2.3 一般每面排 22 行，每行排 28 个字，并撑满版心. */
export const LINES = 22;
export const CHARS = 28;
/** The distance from line to line, 10.2 mm, and the room of one character, 5.57 mm. */
export const PITCH = TEXT.height / LINES;
export const CHAR = TEXT.width / CHARS;

/** 5.2.2 and 7.x: sizes of type by their names, in points. */
export const SIZE = { two: 22, three: 16, four: 14 } as const;

/** 3.1 字: one 三号 character. */
export const HANZI = SIZE.three * MM_PER_POINT;

/** 7.2.4 发文机关标志: its upper edge 35 mm below the upper edge of the 版心. */
export const MARK_FROM_TOP = 35;
/** 10.1 信函: its upper edge 30 mm below the upper edge of the page. */
export const LETTER_MARK_FROM_PAGE = 30;
/** 10.1 红色双线: 4 mm below the mark, and 20 mm above the lower edge of the page; 170 mm long. */
export const LETTER_LINE = { below: 4, fromPageFoot: 20, width: 170 } as const;
/** 10.1 What stands under the first double line keeps 7/8 of a 三号 character from it. */
export const LETTER_GAP = (HANZI * 7) / 8;
/** 7.2.4 The mark is printed red. */
export const RED = 'E60012';
/** 7.2.4 The size of the mark is free; it is drawn narrower before it is drawn smaller. In points, and as a part of the width. */
export const MARK_SIZE = { largest: 52, smallest: 30, narrowest: 0.66, widest: 150 } as const;
/** 7.2.5 发文字号: two lines under the mark. */
export const NUMBER_GAP_LINES = 2;
/** 7.2.7 红色分隔线: 4 mm under the number, as wide as the 版心. Its thickness is not prescribed. */
export const RED_LINE = { below: 4, points: 1.5 } as const;
/** 7.3.1 标题: two lines under the red line. */
export const TITLE_GAP_LINES = 2;
/** 7.3.1 The lines of a title of 二号 stand 32 points apart; the standard leaves this open. */
export const TITLE_PITCH = 32;
/** 7.3.1 At most so many 二号 characters in a line. */
export const TITLE_CHARS = Math.floor(pointsOf(TEXT.width) / SIZE.two);
/** 7.3.2 主送机关: one line under the title. 7.3.4 附件说明: one line under the body. */
export const ONE_LINE = 1;
/** 7.3.3 Each paragraph begins two 字 further in. */
export const INDENT = 2;
/** 7.3.5.1 加盖印章: the date keeps four 字 from the right. */
export const SEALED_RIGHT = 4;
/** 7.3.5.2 不加盖印章: the organ keeps two 字 from the right, and the date begins two 字 after it. */
export const UNSEALED_RIGHT = 2;
export const UNSEALED_STEP = 2;
/** 7.3.5.3 签发人签名章: two lines under the text, four 字 from the right, the office two 字 before it. */
export const STAMP = { gapLines: 2, right: 4, officeGap: 2 } as const;
/** 7.3.7 附件: the title stands on the third line of its page. */
export const ATTACHMENT_TITLE_LINE = 3;
/** 7.4.1 版记: first and last line 0.35 mm, those between 0.25 mm. */
export const IMPRINT_LINE = { outer: 0.35, inner: 0.25 } as const;
/** 7.4.2 and 7.4.3: one 字 free at the left and at the right. */
export const IMPRINT_SIDE = 1;
/** 7.5 页码: the dashes 7 mm below the 版心, one 字 from the outer side. */
export const PAGE_NUMBER = { below: 7, side: 1 } as const;
/** 10.3 纪要: the mark as in 7.2.4; the names of 出席 begin after the label and its colon. */
export const ATTENDANCE_INDENT = 2;

/** The numbers of the four levels of headings (7.3.3): 一、（一）1.（1） */
export const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;
