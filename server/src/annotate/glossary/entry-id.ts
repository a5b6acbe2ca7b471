import {startOf} from '../../base/excerpt.js'

/**
 * Makes the id of a new entry of its name: `Staffan de Mistura` gives `staffan-de-mistura`, and `-2` and so on where an
 * id is taken. Latin letters lose their marks; letters of other scripts stay as they are, in NFC.
 */
export function makeEntryId(name: string, isTaken: (id: string) => boolean): string {
  const plain = name
    .replace(/['’ʼ]/g, '')
    .normalize('NFD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[ßæœøđðłþı]/g, letter => PLAIN[letter] ?? letter)
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^[-\p{M}]+|-+$/gu, '')
  const id = startOf(plain, LONGEST).replace(/-+$/, '') || 'entry'
  if (!isTaken(id)) return id
  for (let number = 2; ; number++) if (!isTaken(`${id}-${number}`)) return `${id}-${number}`
}

/** UTF-16 units; longer ids are a burden wherever they are written. */
const LONGEST = 60

/** Latin letters that normalisation does not take apart. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i'
}
