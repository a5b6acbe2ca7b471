/** Whether the last sign of a number fits the others by ISO 7064, MOD 11-2, as in ISNI and ORCID; `X` is ten. */
export function fitsMod11(digits: string): boolean {
  let sum = 0
  for (const digit of digits.slice(0, -1)) sum = ((sum + Number(digit)) * 2) % 11
  const check = (12 - sum) % 11
  return digits.at(-1) === (check === 10 ? 'X' : String(check))
}

/** Whether the last two digits fit what stands before by ISO 7064, MOD 97-10, as in LEI; letters are 10 to 35. */
export function fitsMod97(text: string): boolean {
  let rest = 0
  for (const sign of text) {
    const value = Number.parseInt(sign, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}

/** Whether the two digits at the end of a ROR fit the six signs of Crockford’s base 32 before them. */
export function fitsRor(text: string): boolean {
  let number = 0
  for (const sign of text.slice(0, -2)) number = number * 32 + CROCKFORD.indexOf(sign)
  return Number(text.slice(-2)) === 98 - ((number * 100) % 97)
}

const CROCKFORD = '0123456789abcdefghjkmnpqrstvwxyz'
