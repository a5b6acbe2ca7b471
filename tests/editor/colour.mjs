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

/** How far two colours are from each other in CIELAB, where about 2 can just be told apart side by side. */
export function distance(colour, other) {
  const [from, to] = [lab(parse(colour)), lab(parse(other))]
  return Math.hypot(...from.map((part, i) => part - to[i]))
}

function parse(colour) {
  const parts = colour.match(/[\d.]+/g)?.map(Number) ?? []
  if (parts.length < 3) throw new Error(`Unexpected colour ${colour}, expected rgb(…) or rgba(…)`)
  return [parts[0], parts[1], parts[2], parts[3] ?? 1]
}

function luminance(colour) {
  const [red, green, blue] = linear(colour)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Lightness, red to green, and yellow to blue, under daylight (D65). */
function lab(colour) {
  const [red, green, blue] = linear(colour)
  const x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
  const z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.0888
  const [a, b, c] = [x, luminance(colour), z].map(part =>
    part > 0.008856 ? Math.cbrt(part) : 7.787 * part + 16 / 116
  )
  return [116 * b - 16, 500 * (a - b), 200 * (b - c)]
}

/** @param {number[]} colour */
function linear([red, green, blue]) {
  return [red, green, blue].map(part => {
    const share = part / 255
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
}
