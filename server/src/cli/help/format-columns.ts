/** Two columns, indented; what does not fit into a line of 100 characters goes on in the next. */
export function formatColumns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.min(WIDEST, Math.max(...rows.map(([left]) => left.length)))
  return rows
    .map(([left, right]) => {
      const [first = '', ...others] = wrap(right, LINE - width - 4)
      const start =
        left.length > width
          ? `  ${left}\n${' '.repeat(width + 4)}${first}`
          : `  ${left.padEnd(width)}  ${first}`
      return `${[start, ...others.map(line => ' '.repeat(width + 4) + line)].join('\n')}\n`
    })
    .join('')
}

const WIDEST = 28
const LINE = 100

/** The words of a text in lines of at most so many characters. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = ['']
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? ''
    if (line === '') lines[lines.length - 1] = word
    else if (line.length + 1 + word.length <= width) lines[lines.length - 1] = `${line} ${word}`
    else lines.push(word)
  }
  return lines
}
