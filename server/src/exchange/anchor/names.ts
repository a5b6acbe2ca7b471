import {parse} from '../../syntax/parse.js'
import {writeUsual} from '../../syntax/write-markup.js'

/** Whether a name from elsewhere can be that of a kind. */
export function mayBeKind(name: string): boolean {
  const {tags, problems} = parse(`:${name}[x]`)
  return tags.length === 1 && tags[0]?.kind === name && problems.length === 0
}

/** Whether a name from elsewhere can be that of an attribute with a value, and is not one that Newsmark gives. */
export function mayBeAttribute(name: string, value: string): boolean {
  if (name === 'id' || name === 'continues') return false
  const {tags, problems} = parse(`:x[x]${writeUsual({[name]: value})}`)
  const [attribute] = tags[0]?.attributes ?? []
  return problems.length === 0 && attribute?.name === name && attribute.value === value
}
