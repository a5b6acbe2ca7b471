// A plugin for esbuild: a regular expression with Unicode properties in a constant of a module is made when it is first used.
// Making one takes V8 up to 0.3 ms, as the properties are looked up; a hundred of them were a tenth of a start.
import {readFileSync} from 'node:fs'
import ts from 'typescript'

export const lazyPatterns = {
  name: 'lazy-patterns',
  /** @param {import('esbuild').PluginBuild} build */
  setup({onLoad}) {
    onLoad({filter: /[\\/]src[\\/].*\.ts$/}, ({path}) => {
      const text = readFileSync(path, 'utf8')
      return text.includes('\\p{') ? {contents: lazyIn(text), loader: 'ts'} : undefined
    })
  }
}

/**
 * The text of a module in which such constants are functions. Those that are exported stay as they are, and those whose name
 * is used in another way than in an expression.
 */
export function lazyIn(text) {
  const source = ts.createSourceFile('module.ts', text, ts.ScriptTarget.Latest, true)
  const edits = source.statements.flatMap(statement => {
    const constant = patternIn(statement)
    return constant ? editsFor(constant, source) : []
  })
  return edits
    .sort((a, b) => b.start - a.start)
    .reduce((now, {start, end, by}) => now.slice(0, start) + by + now.slice(end), text)
}

/** The declaration of a constant with such an expression, if a statement is one. */
function patternIn(statement) {
  if (!ts.isVariableStatement(statement) || statement.modifiers) return undefined
  const [declaration, other] = statement.declarationList.declarations
  const made = declaration?.initializer
  const isPattern = made && ts.isRegularExpressionLiteral(made) && made.text.includes('\\p{')
  return isPattern && !other ? declaration : undefined
}

/**
 * The declaration as a function that makes the expression at its first call, and a call wherever the constant is used.
 *
 * @param {any} declaration
 */
function editsFor({name, initializer, parent}, source) {
  const uses = usesOf(name, source)
  if (!uses) return []
  const {text} = name
  const made = `const ${text}$ = {}, ${text} = () => (${text}$.made ??= ${initializer.text})`
  return [{start: parent.getStart(), end: parent.end, by: made}, ...uses]
}

/** Undefined where the name stands for something else as well. */
function usesOf(name, source) {
  const uses = []
  let isPlain = true
  /** @param {any} node */
  const visit = node => {
    if (ts.isIdentifier(node) && node.text === name.text && node !== name) {
      /** @type {any} */
      const parent = node.parent
      if (parent.name === node) isPlain &&= ts.isPropertyAccessExpression(parent)
      else if (ts.isExpression(parent)) uses.push({start: node.end, end: node.end, by: '()'})
      else isPlain = false
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return isPlain ? uses : undefined
}
