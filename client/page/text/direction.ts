/** UTF-16 units of a text that are looked at. */
const REACH = 400

const LETTER = /\p{L}/u
const FROM_THE_RIGHT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Nko}\p{Script=Syriac}\p{Script=Thaana}]/u

/**
 * From which side a text is read: that of most letters at its start, or `auto` where there are none. The first letter alone,
 * by which `dir=auto` goes, is often that of an agency: an Arabic article begins with AFP.
 */
export function directionOf(text: string): 'ltr' | 'rtl' | 'auto' {
  const start = text.slice(0, REACH)
  if (!FROM_THE_RIGHT.test(start)) return LETTER.test(start) ? 'ltr' : 'auto'
  const letters = Array.from(start).filter(sign => LETTER.test(sign))
  const fromTheRight = letters.filter(letter => FROM_THE_RIGHT.test(letter)).length
  return fromTheRight * 2 > letters.length ? 'rtl' : 'ltr'
}
