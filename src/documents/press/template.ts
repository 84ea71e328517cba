/**
 * The one Typst program that sets papers. It is fixed text: what a paper says reaches it as JSON and stays text, so that
 * nothing in it can be run. Figures come from standard.ts with the data.
 */
export const TEMPLATE = String.raw`
#let d = json(bytes(sys.inputs.data))
#let p = json(bytes(sys.inputs.pass))
#let s = d.std
// functions take hold of what they name, and all of it is compared each time they are called: of the whole paper they name nothing
#let (format, families) = (d.format, d.fonts)
#let official = format != "sheet"
#let size = s.size.three * 1pt
#let zi = if official { s.char * 1mm } else { size }
#let pitch = if official { s.pitch * 1mm } else { size * 1.75 }
#let lead = pitch - size
#let red = rgb("#" + s.red)
#let fonts(face) = families.at(face)
#let weight(face) = if face == "title" { 900 } else { 400 }
#let set-piece(x) = text(font: fonts(x.f), weight: weight(x.f), x.t)
#let pieces(xs) = xs.map(set-piece).join()
#let hidden = p.hidden

#set document(title: d.title, author: d.author, date: datetime(year: d.date.year, month: d.date.month, day: d.date.day))
#let page-number = context {
  let n = counter(page).get().first()
  if hidden.contains(n) { return }
  set text(font: fonts("song"), tracking: 0pt)
  if not official {
    let all = counter(page).final().first()
    if all > 1 { set text(size: 10.5pt); v(4mm); align(center)[第#n;页　共#all;页] }
  } else {
    set text(size: s.size.four * 1pt)
    v(s.pageNumber.below * 1mm - 0.5em)
    let side = s.pageNumber.side * size
    if calc.odd(n) { align(right, pad(right: side)[— #n —]) } else { align(left, pad(left: side)[— #n —]) }
  }
}
#set page(
  width: (if d.landscape { s.page.height } else { s.page.width }) * 1mm,
  height: (if d.landscape { s.page.width } else { s.page.height }) * 1mm,
  margin: (top: s.margin.top * 1mm, bottom: s.margin.bottom * 1mm, left: s.margin.left * 1mm, right: s.margin.right * 1mm),
  footer-descent: 0mm,
  footer: page-number,
)
#set text(font: fonts("body"), size: size, lang: "zh", region: "cn", fallback: false, top-edge: 0.88em, bottom-edge: -0.12em, tracking: zi - size - (if official { 0.005pt } else { 0pt }), cjk-latin-spacing: none, overhang: false, hyphenate: false)
#set par(leading: lead, spacing: lead, justify: true, linebreaks: "simple")
#set block(spacing: lead)

#let empty = block(height: size, width: 100%)
#let line-of(body) = block(width: 100%, height: size, body)
#let rule(width, thick, fill: black) = block(above: 0pt, below: 0pt, height: thick, width: width, fill: fill)
#let spaced-mark(x) = {
  let word = text(font: fonts("title"), weight: 900, size: x.size * 1pt, fill: red, tracking: 0pt, top-edge: "bounds", bottom-edge: "baseline", x.t)
  if x.scale < 1 { box(scale(x: x.scale * 100%, reflow: true, word)) } else { word }
}

#let double-line(wide-first) = {
  let (a, b) = if wide-first { (1.5pt, 0.5pt) } else { (0.5pt, 1.5pt) }
  box(width: s.letterLine.width * 1mm, stack(spacing: 1pt, rect(width: 100%, height: a, fill: red, stroke: none), rect(width: 100%, height: b, fill: red, stroke: none)))
}

#let head-of(top-part) = {
  if format == "letter" {
    let over = (s.letterLine.width - s.text.width) / 2 * 1mm
    { place(bottom + left, dx: -over, dy: (s.margin.bottom - s.letterLine.fromPageFoot) * 1mm, double-line(false)) }
    if top-part.mark != none {
      place(top + left, dy: (s.letterMarkFromPage - s.margin.top) * 1mm, block(width: 100%, {
        align(center, spaced-mark(top-part.mark))
        v(s.letterLine.below * 1mm, weak: true)
        move(dx: -over, double-line(true))
      }))
      block(height: (s.letterMarkFromPage - s.margin.top + s.letterLine.below) * 1mm + top-part.mark.size * 0.85pt + 3pt + s.letterGap * 1mm, below: 0pt)
    }
    block(above: 0pt, width: 100%, height: size, {
      if top-part.urgency != none { place(left, set-piece(top-part.urgency)) }
      if top-part.number != none { place(right, set-piece(top-part.number)) }
    })
    for _ in range(s.titleGapLines) { empty }
  } else if top-part.mark != none {
    if top-part.urgency != none { place(top + left, set-piece(top-part.urgency)) }
    block(height: s.markFromTop * 1mm, below: 0pt)
    block(above: 0pt, below: s.numberGapLines * pitch, width: 100%, align(center, spaced-mark(top-part.mark)))
    block(below: 0pt, width: 100%, {
      let signed = top-part.signers.len() > 0
      if top-part.issue != none {
        if top-part.number != none { align(center, set-piece(top-part.number)); v(lead, weak: true) }
        grid(columns: (1fr, auto), [#h(zi)#set-piece(top-part.issue.organ)], [#set-piece(top-part.issue.day)#h(zi)])
      } else if signed {
        grid(columns: (1fr, auto), align(bottom, [#h(zi)#set-piece(top-part.number)]), [签发人：#top-part.signers.map(set-piece).join([　])#h(zi)])
      } else if top-part.number != none { align(center, set-piece(top-part.number)) }
    })
    rule(100%, 0pt)
    block(above: s.redLine.below * 1mm, below: s.titleGapLines * pitch, height: s.redLine.points * 1pt, width: 100%, fill: red)
  }
}

#let cell-of(row-height, c) = {
  table.cell(colspan: c.span, align: (if c.align == "left" { left } else if c.align == "right" { right } else { center }) + horizon, {
    set par(justify: false, leading: 0.45em)
    if row-height > 0 { grid(columns: (0pt, 1fr), block(height: row-height * 1mm - 3mm), align(horizon, set-piece(c))) } else { set-piece(c) }
  })
}

#let table-of(t) = {
  set text(size: t.size * 1pt, tracking: 0pt)
  block(width: 100%, above: if t.joined { 0pt } else { lead }, table(
    columns: t.columns.map(w => w * 1fr),
    stroke: 0.5pt,
    inset: (x: 1.2mm, y: 1.5mm),
    ..(if t.head.len() > 0 { (table.header(..t.head.flatten().map(c => cell-of(0, c))),) } else { () }),
    ..t.rows.flatten().map(c => cell-of(t.rowHeight, c)),
  ))
}

#let whole-names(xs) = {
  set text(spacing: size)
  xs.map(x => x.t.split(" ").map(name => box(baseline: 0.12em, set-piece((t: name, f: x.f)))).join([ ])).join()
}

#let item(x) = {
  if x.k == "par" { block(width: 100%, sticky: x.sticky, [#h(x.indent * zi)#pieces(x.pieces)]) }
  else if x.k == "title" {
    set text(size: s.size.two * 1pt, tracking: 0pt)
    set par(leading: s.titlePitch * 1pt - s.size.two * 1pt, justify: false)
    block(width: 100%, sticky: true, align(center, x.lines.map(set-piece).join(linebreak())))
  }
  else if x.k == "centered" { block(width: 100%, align(center, set-piece(x.piece))) }
  else if x.k == "addressee" { block(width: 100%, set-piece(x.piece)) }
  else if x.k == "gap" { for _ in range(x.lines) { empty } }
  else if x.k == "table" { table-of(x) }
  else if x.k == "hanging" {
    block(width: 100%, pad(left: x.hang * zi, context {
      let room = (x.hang - x.indent) * zi
      par(justify: false, [#h(-room)#set-piece(x.label)#h(if x.label.t.ends-with("：") { 0pt } else { room - measure(set-piece(x.label)).width })#if x.names { whole-names(x.pieces) } else { pieces(x.pieces) }])
    }))
  }
  else if x.k == "sides" { line-of({ place(left, set-piece(x.left)); place(right, set-piece(x.right)) }) }
  else if x.k == "signature" {
    block(breakable: false, width: 100%, context {
      let organ = block(align(center, x.organ.map(set-piece).join(linebreak())))
      let (ow, dw) = (measure(organ).width, measure(set-piece(x.date)).width)
      let (right-organ, right-date) = if x.form == "sealed" {
        let r = s.sealedRight * zi + dw / 2 - ow / 2
        if r < 0pt { (0pt, ow / 2 - dw / 2) } else { (r, s.sealedRight * zi) }
      } else {
        let r = s.unsealedRight * zi + ow - s.unsealedStep * zi - dw
        if r < s.unsealedRight * zi { (s.unsealedRight * zi + dw + s.unsealedStep * zi - ow, s.unsealedRight * zi) } else { (s.unsealedRight * zi, r) }
      }
      align(right, pad(right: right-organ, organ))
      align(right, pad(right: right-date, set-piece(x.date)))
    })
  }
  else if x.k == "stamp" {
    block(breakable: false, width: 100%, {
      align(right, pad(right: s.stamp.right * zi, [#set-piece(x.office)#h(s.stamp.officeGap * zi)#set-piece(x.officer)]))
      empty
      align(right, pad(right: s.stamp.right * zi, set-piece(x.date)))
    })
  }
}

#let told(name) = [#context [#metadata(here().page())#label(name)]]

#let imprint-of(i) = {
  set text(size: s.size.four * 1pt, tracking: 0pt)
  set par(leading: 7pt, justify: true)
  let side = s.imprintSide * s.size.four * 1pt
  let (outer, inner) = if format == "letter" { (0pt, 0pt) } else { (s.imprintLine.outer * 1mm, s.imprintLine.inner * 1mm) }
  let bar(thick) = block(above: 0pt, below: 0pt, height: thick, width: 100%, fill: black)
  let row(body) = block(above: 3.5pt, below: 3.5pt, width: 100%, inset: (x: side), body)
  bar(outer)
  told("imprint")
  for (at, r) in i.rows.enumerate() {
    if at > 0 { bar(inner) }
    row(pad(left: r.hang * 1em, [#h(-r.hang * 1em)#set-piece(r.label)#set-piece(r.names)]))
  }
  if i.printed != none {
    if i.long { v(1fr) }
    if i.rows.len() > 0 { bar(inner) }
    row(grid(columns: (1fr, auto), set-piece(i.printed.organ), set-piece(i.printed.day)))
  }
  bar(outer)
}


#head-of(d.head)
#let started = false
#for x in d.items {
  if not started and (x.k == "par" or x.k == "table") { started = true; told("body") }
  item(x)
}
#for a in d.attachments {
  pagebreak()
  line-of(set-piece(a.label))
  for x in a.items { item(x) }
}
#told("end")
#if d.imprint != none {
  if p.fresh == "even" { pagebreak(to: "even") } else if p.fresh == "page" { pagebreak() }
  v(1fr)
  if d.imprint.long { imprint-of(d.imprint) } else { block(breakable: false, width: 100%, imprint-of(d.imprint)) }
}
`;
