/** What every paper of this office carries, as its installation is configured. */
interface House {
  /** 机关代字: stands before the year in 发文字号 (7.2.5), as 江委办 in 江委办〔2026〕12号. */
  readonly code: string;
}

let house: House = { code: '' };

/** From now on papers carry this. */
export function takeHouse(configured: House): void {
  house = configured;
}

/** The whole number of a paper, from its year and serial as 〔2026〕12号; null while it has none. */
export const wholeNumber = (number: string): string | null => (number === '' ? null : `${house.code}${number}`);
