import type {Edit} from '../syntax/reparse.js'

/** The smallest single replacement that makes one text of another. */
export function editBetween(old: string, text: string): Edit {
  const shorter = Math.min(old.length, text.length)
  let start = 0
  while (start < shorter && old.charCodeAt(start) === text.charCodeAt(start)) start++
  let same = 0
  while (
    same < shorter - start &&
    old.charCodeAt(old.length - 1 - same) === text.charCodeAt(text.length - 1 - same)
  )
    same++
  return {start, end: old.length - same, text: text.slice(start, text.length - same)}
}
