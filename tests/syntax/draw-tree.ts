import type {Root, RootContent} from 'mdast'
import type {TextDirective} from 'mdast-util-directive'

/**
 * Draws a tree of an article as an outline, one node a line:
 *
 *     paragraph
 *       text "Then "
 *       textDirective actor {"ref":"a"}
 *         text "Ann"
 *
 * Texts side by side are drawn as one. Throws for nodes that articles have not.
 */
export function drawTree({children}: Root): string {
  return drawAll(children, '')
}

function drawAll(nodes: readonly RootContent[], indent: string): string {
  const drawn: string[] = []
  let text = ''
  for (const node of nodes) {
    if (node.type === 'text') text += node.value
    else drawn.push(drawText(text, indent), drawNode(node, indent))
    if (node.type !== 'text') text = ''
  }
  return [...drawn, drawText(text, indent)].join('')
}

function drawText(value: string, indent: string): string {
  return value === '' ? '' : `${indent}text ${JSON.stringify(value)}\n`
}

function drawNode(node: RootContent, indent: string): string {
  switch (node.type) {
    case 'yaml':
    case 'html':
      return `${indent}${node.type} ${JSON.stringify(node.value)}\n`
    case 'paragraph':
      return `${indent}paragraph\n${drawAll(node.children, `${indent}  `)}`
    case 'textDirective':
      return `${indent}${drawHead(node)}\n${drawAll(node.children, `${indent}  `)}`
    default:
      throw new Error(`No article has a ${node.type}`)
  }
}

function drawHead({type, name, attributes}: TextDirective): string {
  const drawn = JSON.stringify(attributes ?? {})
  return `${type} ${name}${drawn === '{}' ? '' : ` ${drawn}`}`
}
