/** What a field may be, as data; the wording stands in a catalogue (`allowed.*`). Numbers are in the unit of the field's name. */
export type Allowed =
  | { readonly code: 'between' | 'whole-between'; readonly from: number; readonly to: number }
  | { readonly code: 'above' | 'or-later' | 'zero-or-later'; readonly from: number }
  | { readonly code: 'one-of'; readonly list: string }
  | { readonly code: 'two-of'; readonly list: string }
  /** In the words of the schema library, which speaks the language it was told to. */
  | { readonly code: 'in-words'; readonly text: string }
  | { readonly code: 'documented'; readonly page: string }
  | { readonly code: 'cells-of-atoms'; readonly to: number; readonly cellUm: number }
  | { readonly code: 'cells-within-reach'; readonly from: number; readonly reachUm: string }
  | { readonly code: 'times-with-cells'; readonly most: number; readonly cells: number }
  | { readonly code: 'samples-with-times'; readonly most: number; readonly times: number }
  | { readonly code: 'output-time'; readonly field: string }
  | { readonly code: 'nothing-with'; readonly what: string }
  | { readonly code: 'closure-watched'; readonly most: number }
  | { readonly code: 'sum-of-atoms'; readonly mass: string }
  | { readonly code: 'acid-constant'; readonly what: string }
  | {
      readonly code: 'until-used-up' | 'tenth-of-density' | 'dry-membrane' | 'loaded' | 'delivered'
      readonly most: number
    }
  | { readonly code: 'after-lags' | 'zero-or-after-lags'; readonly from: string; readonly lags: number }
  | { readonly code: 'tenth-of-skin' | 'steady-before-closing'; readonly most: string }
  | { readonly code: 'needed-for'; readonly what: string }
  | {
      readonly code:
        | 'sealed-at-axis'
        | 'some-drug'
        | 'some-way-out'
        | 'case-with-compartment'
        | 'above-zero-for-area'
        | 'above-zero-for-law'
        | 'number-of-case'
        | 'number-of-profile'
        | 'each-once'
        | 'without-upper-end'
        | 'figure-without-dose'
        | 'nothing-when-refused'
        | 'some-uncertainty'
        | 'three-points'
        | 'nothing-beside-delivered'
        | 'group-with-dose'
        | 'later-end'
    }

/** An issue of the schema library carries one text; this puts what is allowed into it. */
export function allowedText(allowed: Allowed): string {
  return JSON.stringify(allowed)
}

/** What {@link allowedText} put into an issue; other texts are the library's own words. */
export function allowedIn(text: string): Allowed {
  return text.startsWith('{"code":') ? (JSON.parse(text) as Allowed) : { code: 'in-words', text }
}
