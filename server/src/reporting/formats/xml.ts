/** Text as it may stand in XML, between tags and in quotes alike; what XML cannot hold becomes a visible escape. */
export function escapeXml(text: string): string {
  return text.replace(FORBIDDEN, escapeForbidden).replace(/[&<>"'\t\n\r]/g, escapeMarkup)
}

/** All but what the production `Char` of XML 1.0 allows. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu

function escapeForbidden(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`
}

function escapeMarkup(character: string): string {
  return MARKUP[character] ?? `&#${character.charCodeAt(0)};`
}

const MARKUP: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;'
}

/** A start tag without its `>`: the name and attributes; those that are undefined are left out. */
export function openTag(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>
): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
  return `<${name}${written.join('')}`
}

/** The first line of an XML file. */
export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
