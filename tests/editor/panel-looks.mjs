// How the panel of an article looks to everyone: what axe finds, and the contrast of its texts and lines.
import assert from 'node:assert/strict'
import axe from 'axe-core'
import {contrast, layOver} from './colour.mjs'

/** The themes that VS Code comes with, and the class by which they are told apart. */
export const PANEL_THEMES = {
  'Default Dark Modern': 'vscode-dark',
  'Default Light Modern': 'vscode-light',
  'Default High Contrast': 'vscode-high-contrast',
  'Default High Contrast Light': 'vscode-high-contrast-light'
}

/** Texts, which need a contrast of 4.5, and what is drawn, which needs 3; with the property that has the colour. */
const PARTS = [
  ...['h1', 'h2', 'h3', '.item .name', '.item .words', '.item .detail', '.controls button'].map(
    selector => ({selector, property: 'color', least: 4.5})
  ),
  ...['.map .place text', '.node text'].map(selector => ({selector, property: 'fill', least: 4.5})),
  ...['.place .dot', '.node circle', '.node rect'].map(selector => ({
    selector,
    property: 'fill',
    least: 3
  })),
  ...['.link .line', 'path.country', '.place .ring'].map(selector => ({
    selector,
    property: 'stroke',
    least: 3
  }))
]

/** Holds what the panel shows against the rules for everyone; throws for what cannot be read or seen. */
export async function checkPanel(frame) {
  const root = await (await frame.locator('body').elementHandle()).ownerFrame()
  await root.evaluate(axe.source)
  const {violations} = await root.evaluate(() => globalThis.axe.run(document))
  assert.deepEqual(
    violations.map(({id, nodes}) => [id, ...nodes.map(({html}) => html.slice(0, 120))]),
    []
  )
  const found = await root.evaluate(coloursOf, PARTS)
  for (const {selector, least, colour, opacity, layers} of found) {
    const background = layers.reduceRight((base, layer) => layOver(layer, base), 'rgb(0, 0, 0)')
    const shown = layOver(withOpacity(colour, opacity), background)
    const reached = contrast(shown, background)
    assert.ok(reached >= least, `${selector}: ${colour} on ${background} is ${reached.toFixed(2)}`)
  }
  const missing = PARTS.filter(({selector}) => !found.some(part => part.selector === selector))
  return missing.map(({selector}) => selector)
}

/** In the page: the colour of each part that is drawn, and of what lies behind it. */
function coloursOf(parts) {
  return parts.flatMap(({selector, property, least}) =>
    Array.from(document.querySelectorAll(selector))
      .filter(element => getComputedStyle(element).display !== 'none')
      .map(element => {
        const style = getComputedStyle(element)
        const layers = []
        const sea = element.closest('.map svg')?.querySelector('.sea')
        if (sea) layers.push(getComputedStyle(sea).fill)
        for (let part = element; part; part = part.parentElement)
          layers.push(getComputedStyle(part).backgroundColor)
        const opacity = Number(style.getPropertyValue(`${property}-opacity`) || 1)
        return {selector, least, colour: style.getPropertyValue(property), opacity, layers}
      })
  )
}

function withOpacity(colour, opacity) {
  const [red, green, blue, alpha = '1'] = colour.match(/[\d.]+/g) ?? []
  return `rgba(${red}, ${green}, ${blue}, ${Number(alpha) * opacity})`
}
