import type {Card, Row, RowValue} from '../features/hover/card.js'

/** A card as Markdown. Whatever it says is text: nothing of it becomes markup, but for the addresses it links to. */
export function renderMarkdown({title, tags, id, text, rows}: Card): string {
  const head = [
    `**${escapeMarkdown(title)}**`,
    tags.map(tag => escapeMarkdown(String(tag))).join(', '),
    code(id)
  ]
  const paragraphs = [
    head.filter(part => part !== '').join(' · '),
    ...(text === undefined ? [] : [escapeMarkdown(String(text))]),
    rows.map(markdownRow).join('\n')
  ]
  return paragraphs.filter(paragraph => paragraph !== '').join('\n\n')
}

/** A card as plain text. */
export function renderText({title, tags, id, text, rows}: Card): string {
  const head = [title, tags.join(', '), id ?? ''].filter(part => part !== '').join(' · ')
  return [head, ...(text === undefined ? [] : [String(text)]), ...rows.map(textRow)].join('\n')
}

/** A text as Markdown that shows it and nothing else. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>~|&$@]/g, '\\$&')
    .replace(/^([#+-]|\d+[.)](?= |$))/, escapeLast)
    .replace(/:(?=\/\/)|(?<=\bwww)\./gi, '\\$&')
}

/** The sign that makes a heading or a list of a line comes last in what is matched. */
function escapeLast(start: string): string {
  return `${start.slice(0, -1)}\\${start.slice(-1)}`
}

function code(text: string | undefined): string {
  if (text === undefined) return ''
  return text.includes('`') ? escapeMarkdown(text) : `\`${text.replace(/\s+/g, ' ')}\``
}

function markdownRow({label, values}: Row): string {
  return `- ${escapeMarkdown(String(label))}: ${values.map(markdownValue).join('; ')}`
}

function markdownValue({text, detail, href}: RowValue): string {
  const shown = escapeMarkdown(String(text))
  const linked = href === undefined ? shown : `[${shown}](<${href}>)`
  return detail === undefined ? linked : `${linked} (${escapeMarkdown(String(detail))})`
}

function textRow({label, values}: Row): string {
  return `${label}: ${values.map(textValue).join('; ')}`
}

function textValue({text, detail, href}: RowValue): string {
  const notes = [detail, href].filter(note => note !== undefined)
  return notes.length > 0 ? `${text} (${notes.join(', ')})` : String(text)
}
