// Articles of any length, for what holds of large ones.

/** An article of at least as many characters. */
export function articleOf(id, length) {
  const head = `---\nid: ${id}\ntitle: A long day\nsource: Example Wire\ndate: 2016-04-24\nlanguage: en\n---\n`
  const paragraph = number =>
    `On that day envoy ${number} said nothing. ${'Nobody asked again. '.repeat(20).trim()}`
  const parts = []
  for (let left = length; left > 0; ) {
    const next = paragraph(parts.length)
    parts.push(next)
    left -= next.length
  }
  return `${head}${parts.join('\n\n')}\n`
}
