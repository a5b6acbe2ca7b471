/** Writes an article as Newsmark text. */
export function toNewsmark({id, date, title, paragraphs}) {
  const body = paragraphs.map(nodes => nodes.map(nodeToNewsmark).join('')).join('\n\n')
  const metadata = [`id: ${id}`, `title: ${title}`, 'source: Bench Wire', `date: ${date}`]
  return `---\n${metadata.join('\n')}\nlanguage: en\n---\n${body}\n`
}

/** Writes the same content as TEI-like XML. */
export function toTei({id, date, title, paragraphs}) {
  const body = paragraphs.map(nodes => `<p>${nodes.map(nodeToTei).join('')}</p>`).join('\n')
  return `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="${id}" xml:lang="en">
<teiHeader><fileDesc><titleStmt><title>${title}</title></titleStmt>
<publicationStmt><publisher>Bench Wire</publisher><date when="${date}"/></publicationStmt>
</fileDesc></teiHeader>
<text><body>
${body}
</body></text>
</TEI>
`
}

function nodeToNewsmark(node) {
  if (typeof node === 'string') return node
  const content = node.content.map(nodeToNewsmark).join('')
  return node.unclosed
    ? `:${node.kind}[${content}`
    : `:${node.kind}[${content}]${attributesToNewsmark(node.attributes)}`
}

function attributesToNewsmark({id, ...others}) {
  const parts = Object.entries(others).map(([name, value]) =>
    value.includes(' ') ? `${name}="${value}"` : `${name}=${value}`
  )
  if (id !== undefined) parts.unshift(`#${id}`)
  return parts.length === 0 ? '' : `{${parts.join(' ')}}`
}

const ELEMENTS = {actor: 'persName', place: 'placeName', claim: 'seg'}

function nodeToTei(node) {
  if (typeof node === 'string') return node
  const element = ELEMENTS[node.kind] ?? node.kind
  const attributes = Object.entries(node.attributes).map(
    ([name, value]) => ` ${name === 'id' ? 'xml:id' : name}="${value}"`
  )
  const content = node.content.map(nodeToTei).join('')
  const end = node.unclosed ? '' : `</${element}>`
  return `<${element}${attributes.join('')}>${content}${end}`
}
