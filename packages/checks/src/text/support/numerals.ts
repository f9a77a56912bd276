const digits = '〇一二三四五六七八九';
const units: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** The number that Chinese numerals below a hundred million or Arabic digits say (二十三, 一千零五, 23); null if they say none. */
export function numberOf(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text);
  let total = 0;
  let section = 0;
  let digit = 0;
  let seen = false;
  for (const character of text.replace(/[零两]/g, (one) => (one === '零' ? '〇' : '二'))) {
    const value = digits.indexOf(character);
    const unit = units[character];
    if (value >= 0) digit = value;
    else if (unit !== undefined) {
      section += (digit === 0 ? 1 : digit) * unit;
      digit = 0;
    } else if (character === '万') {
      total += (section + digit) * 10000;
      section = 0;
      digit = 0;
    } else return null;
    seen = true;
  }
  return seen ? total + section + digit : null;
}

/** Chinese numerals for 1 to 99. */
export function numeralOf(value: number): string {
  const ten = Math.floor(value / 10);
  const one = value % 10;
  const name = (digit: number) => digits.charAt(digit);
  return `${ten > 1 ? name(ten) : ''}${ten > 0 ? '十' : ''}${one > 0 || ten === 0 ? name(one) : ''}`;
}
