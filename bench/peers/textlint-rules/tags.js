import {checkText} from '../rule.mjs'

/** A rule of textlint's that reads the text of the whole article, as the one for eslint does. */
export default function tags({RuleError, Syntax, getSource, locator, report}) {
  return {
    [Syntax.Document](node) {
      for (const {start, end, message} of checkText(getSource(node)))
        report(node, new RuleError(message, {padding: locator.range([start, end])}))
    }
  }
}
