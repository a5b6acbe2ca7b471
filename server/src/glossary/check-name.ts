import type {Span} from '../syntax/span.js'
import {type GlossaryReader, report} from './glossary-reader.js'

/** Reports a character in a name that nobody can have meant: such a name is not found in any article. */
export function checkName(reader: GlossaryReader, text: string, span: Span): void {
  const character = UNREADABLE.exec(text)?.[0]
  if (character === undefined) return
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  report(reader, span, `unreadable sign in a name (U+${code})`, 'the letter that was meant')
}

/** Control characters other than tab and line ends, halves of characters, and what stands for bytes that could not be decoded. */
const UNREADABLE = /(?![\t\n\r])[\p{Cc}\p{Cs}\ufffd]/u
