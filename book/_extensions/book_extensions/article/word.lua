-- Give what only this article has a shape that Word knows. Comes after front.lua.

local function labelled(block)
  local label = block.attributes["data-label"]
  local caption = block.caption.long
  if label and #caption > 0 then
    local text = caption[1].content
    text:insert(1, pandoc.Space())
    text:insert(1, pandoc.Strong(label .. "."))
  end
  return block
end

local function numbered(div)
  local first = div.content[1]
  if first and first.content then
    first.content:insert(1, pandoc.Space())
    first.content:insert(1, pandoc.Str(div.attributes.number .. "."))
  end
  return div
end

local function div(block)
  local kind = block.classes
  if kind:includes("new-page") then
    return pandoc.RawBlock("openxml", '<w:p><w:r><w:br w:type="page"/></w:r></w:p>')
  elseif kind:includes("reference") then
    return numbered(block)
  elseif kind:includes("admonition-title") then
    return pandoc.Para {pandoc.Strong(pandoc.utils.blocks_to_inlines(block.content))}
  elseif kind:includes("admonition") then
    block.attributes["custom-style"] = "Block Text"
    return block
  elseif kind:includes("provenance") then
    block.attributes["custom-style"] = "Compact"
    return block
  end
end

-- Title, names and abstract have places of their own in Word; what has none comes first in the text.
local function front(doc)
  local meta, before = doc.meta, pandoc.Blocks {}
  meta.author = meta.byline and pandoc.utils.blocks_to_inlines(meta.byline)
  local words = pandoc.List {}
  for word in pandoc.utils.stringify(meta.keywords or ""):gmatch("[^,]+") do words:insert(pandoc.Inlines(word:gsub("^ ", "") .. "")) end
  meta.keywords = words
  for _, name in ipairs {"attribution", "keywords-line"} do
    if meta[name] then before:extend(meta[name]) end
  end
  doc.blocks = before .. doc.blocks
  return doc
end

return {{Table = labelled, Figure = labelled, Div = div}, {Pandoc = front}}
