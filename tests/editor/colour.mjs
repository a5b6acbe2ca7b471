// Colours as the page gives them: `rgb(…)` and `rgba(…)`.

/** The contrast of a text with its background by WCAG 2: from 1 (none) to 21. */
export function contrast(text, background) {
  const [dark, light] = [luminance(parse(text)), luminance(parse(background))].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

/** The colour that shows where a colour, perhaps translucent, lies over an opaque one. */
export function layOver(colour, base) {
  const [red, green, blue, alpha] = parse(colour)
  const below = parse(base)
  const mixed = [red, green, blue].map((part, i) => part * alpha + below[i] * (1 - alpha))
  return `rgb(${mixed.map(Math.round).join(', ')})`
}

function parse(colour) {
  const parts = colour.match(/[\d.]+/g)?.map(Number) ?? []
  if (parts.length < 3) throw new Error(`Unexpected colour ${colour}, expected rgb(…) or rgba(…)`)
  return [parts[0], parts[1], parts[2], parts[3] ?? 1]
}

/** @param {number[]} colour */
function luminance([red, green, blue]) {
  const [r, g, b] = [red, green, blue].map(part => {
    const share = part / 255
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
