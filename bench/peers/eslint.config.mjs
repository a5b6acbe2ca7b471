import {checkText} from './rule.mjs'

// A language of eslint's for articles, whose tree is one node, and one rule, which reads its text.

/** `location` counts from the values that a language names, here 1 and 0. */
function locatorOf(text) {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return offset => {
    let line = starts.findLastIndex(start => start <= offset)
    if (line < 0) line = 0
    return {line: line + 1, column: offset - starts[line]}
  }
}

const language = {
  fileType: 'text',
  lineStart: 1,
  columnStart: 0,
  nodeTypeKey: 'type',
  validateLanguageOptions: () => {},
  parse: ({body}) => ({ok: true, ast: {type: 'Article', text: body, range: [0, body.length]}}),
  createSourceCode(_, {ast}) {
    const locate = locatorOf(ast.text)
    const getLoc = ({range: [start, end]}) => ({start: locate(start), end: locate(end)})
    const visit = phase => ({kind: 1, type: 'visit', target: ast, phase, args: [ast]})
    return {
      ast,
      text: ast.text,
      getLoc,
      getRange: ({range}) => range,
      getText: () => ast.text,
      getParent: () => undefined,
      getAncestors: () => [],
      traverse: () => [visit(1), visit(2)]
    }
  }
}

const rule = {
  meta: {type: 'problem', languages: ['news/article']},
  create: context => ({
    Article({text}) {
      for (const {start, end, message} of checkText(text)) {
        const loc = context.sourceCode.getLoc({range: [start, end]})
        context.report({loc, message})
      }
    }
  })
}

const news = {languages: {article: language}, rules: {tags: rule}}

export default [
  {
    files: ['**/*.news.txt'],
    plugins: {news},
    language: 'news/article',
    rules: {'news/tags': 'error'}
  }
]
