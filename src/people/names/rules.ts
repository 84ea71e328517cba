/** Full-width digits, letters and signs as their plain ones, and every kind of space as one plain space. */
export const halfWidth = (text: string): string =>
  text.replaceAll(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).replaceAll(/[\s\u3000]+/g, ' ').trim();

/** The dots that people type for the one in 买买提·艾合买提江. */
const DOTS = /[•‧・．∙⋅●]|(?<=\p{Script=Han})\.(?=\p{Script=Han})/gu;
const SPACE_BESIDE_HAN = /(?<=[\p{Script=Han}·]) (?=[\p{Script=Han}·])/gu;

/**
 * A person's name as it is kept: no space between characters (李　明 is 李明), one kind of dot, plain Latin letters.
 * The characters themselves are never exchanged: rare ones are part of the name.
 */
export const cleanName = (text: string): string => halfWidth(text).replaceAll(DOTS, '·').replaceAll(SPACE_BESIDE_HAN, '');

const NAME = /^(?:[\p{Script=Han}〇]+(?:·[\p{Script=Han}〇]+)*|\p{Script=Latin}[\p{Script=Latin} .'-]*)$/u;
const LONGEST_NAME = 40;

/**
 * At least two characters, Chinese (with · between the parts of a minority name) or Latin; no digits and no signs.
 * Private-use characters (造字区) are refused: they look different on every machine.
 */
export const isPersonName = (name: string): boolean => NAME.test(name) && [...name].length >= 2 && [...name].length <= LONGEST_NAME;

/** A mobile number as it is kept: eleven digits without country code, spaces and dashes. */
export const cleanMobile = (text: string): string => halfWidth(text).replaceAll(/[\s\-—–()]/g, '').replace(/^(\+?86|0086)(?=1\d{10}$)/, '');

/** Eleven digits that begin as mobile numbers do. */
export const isMobile = (mobile: string): boolean => /^1[3-9]\d{9}$/.test(mobile);
