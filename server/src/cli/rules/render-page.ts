import type {Colours} from '../report/format/colours.js'

/** A page of the documentation as a terminal shows it well: headings stand out, and so does code. */
export function renderPage(page: string, colours: Colours): string {
  let inCode = false
  const lines: string[] = []
  for (const line of page.trimEnd().split('\n')) {
    if (line.startsWith('```')) inCode = !inCode
    else if (inCode) lines.push(`    ${colours.dim(line)}`)
    else if (/^#+ /.test(line)) lines.push(colours.bold(line.replace(/^#+ /, '')))
    else lines.push(renderLine(line, colours))
  }
  return `${lines.join('\n')}\n`
}

/** Of a link only the text is of use, as what it leads to is not here. */
function renderLine(line: string, {green}: Colours): string {
  const text = line.replace(/\[([^\]]+)\]\([^)\s]+\)/g, '$1')
  return text.replace(/`([^`]+)`/g, (_, code: string) => green(code))
}
