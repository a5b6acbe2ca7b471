// A plugin for esbuild: a regular expression with Unicode properties in a constant of a module, or one that is put together, is
// made when it is first used.
// Making one takes V8 up to 0.3 ms, as the properties are looked up; a hundred of them were a tenth of a start.
import {readFileSync} from 'node:fs'
import ts from 'typescript'

export const lazyPatterns = {
  name: 'lazy-patterns',
  /** @param {import('esbuild').PluginBuild} build */
  setup({onLoad}) {
    onLoad({filter: /[\\/]src[\\/].*\.ts$/}, ({path}) => {
      const text = readFileSync(path, 'utf8')
      return /\\p\{|new RegExp\(/.test(text) ? {contents: lazyIn(text), loader: 'ts'} : undefined
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
  return made && isSlow(made) && !other ? declaration : undefined
}

/** @param {any} made what a constant is set to */
function isSlow(made) {
  if (ts.isNewExpression(made)) return made.expression.getText() === 'RegExp'
  return ts.isRegularExpressionLiteral(made) && made.text.includes('\\p{')
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
  const before = `const ${text}$ = {}, ${text} = () => (${text}$.made ??= `
  return [
    {start: parent.getStart(), end: initializer.getStart(), by: before},
    {start: initializer.end, end: parent.end, by: ')'},
    ...uses
  ]
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
