-- Give every part of the article its style in Word, by the names in reference.docx. Word's own properties are written afterwards.

local places = {
  title = "Title", authors = "Author", affiliations = "Affiliation", imprint = "Imprint", attribution = "Attribution", keywords = "Keywords", provenance = "Provenance",
}
local voices = {["editor-note"] = "Editor Note", ["data-voice"] = "Data Voice", ["method-note"] = "Method Note"}

local function raw(xml) return pandoc.RawInline("openxml", xml) end

local function styled(style, blocks, id)
  local paragraphs = pandoc.Blocks(blocks):map(function(block) return block.t == "Plain" and pandoc.Para(block.content) or block end)
  return pandoc.Div(paragraphs, pandoc.Attr(id or "", {}, {["custom-style"] = style}))
end

-- The number is a field, so that Word counts it among its captions.
local function label(text)
  local kind, number = text:match("^(%S+) (%d+)$")
  local runs = {'<w:t xml:space="preserve">' .. kind .. ' </w:t>', '<w:fldChar w:fldCharType="begin"/>',
    '<w:instrText xml:space="preserve"> SEQ ' .. kind .. ' \\* ARABIC </w:instrText>', '<w:fldChar w:fldCharType="separate"/>',
    "<w:t>" .. number .. "</w:t>", '<w:fldChar w:fldCharType="end"/>', "<w:t>.</w:t>"}
  for i, run in ipairs(runs) do runs[i] = "<w:r><w:rPr><w:b/><w:bCs/></w:rPr>" .. run .. "</w:r>" end
  return raw(table.concat(runs))
end

local function caption(block, number)
  local first = block.caption.long[1]
  local text = first and first.content or pandoc.Inlines {}
  return number ~= "" and pandoc.Inlines {label(number), pandoc.Space()} .. text or text
end

local function captioned_figure(block, number)
  local picture
  block.content:walk {Image = function(found) picture = found end}
  local parts = {styled("Figure", {pandoc.Para {picture}}), styled("Caption", {pandoc.Para(caption(block, number))})}
  return pandoc.Div(parts, pandoc.Attr(block.identifier))
end

-- Pandoc would leave out a paragraph with nothing in it.
local function style_cells(rows, style)
  for _, row in ipairs(rows) do
    for _, cell in ipairs(row.cells) do
      if #cell.contents == 0 then cell.contents = {pandoc.Para {raw("")}} end
      cell.contents = {styled(style, cell.contents)}
    end
  end
end

local function captioned_table(block, number, size)
  if #block.caption.long > 0 then block.caption.long = {pandoc.Plain(caption(block, number))} end
  style_cells(block.head.rows, "Table Head" .. size)
  for _, body in ipairs(block.bodies) do style_cells(body.body, "Table Text" .. size) end
  return block
end

local function float(div)
  local block, about = div.content[1], div.attributes
  div.content[1] = block.t == "Figure" and captioned_figure(block, about.label) or captioned_table(block, about.label, about.size)
  return div.content
end

local function voice(div)
  local style, title = voices[div.attributes.kind] or "Note", div.content:remove(1).content
  local parts = pandoc.Blocks {styled(style, div.content)}
  if #title > 0 then parts:insert(1, styled(style .. " Title", title)) end
  return parts
end

local function reference(div)
  local first = div.content[1]
  first.content = pandoc.Inlines {pandoc.Str(div.attributes.number .. "."), raw("<w:r><w:tab/></w:r>")} .. first.content
  return styled("Bibliography", div.content, div.identifier)
end

local function abstract(div)
  local head = div.content[1].t == "Header" and div.content:remove(1)
  return pandoc.Blocks {head or pandoc.Null(), styled("Abstract", div.content)}
end

local function div(block)
  local kind = block.classes
  if kind:includes("new-page") then return pandoc.RawBlock("openxml", '<w:p><w:r><w:br w:type="page"/></w:r></w:p>') end
  if kind:includes("reference") then return reference(block) end
  if kind:includes("float") then return float(block) end
  if kind:includes("voice") then return voice(block) end
  if kind:includes("abstract") then return abstract(block) end
  if places[kind[1]] then return styled(places[kind[1]], block.content, block.identifier) end
end

-- The title stands in the text; the properties are written afterwards.
local function pandoc_document(doc)
  doc.meta = {}
  return doc
end

return {{Div = div}, {Pandoc = pandoc_document}}
