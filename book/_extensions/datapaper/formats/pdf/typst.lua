-- Write tables, figures, set-off blocks and references as calls of the functions in templates/.

local options = pandoc.WriterOptions {wrap_text = "none"}

local function quoted(text)
  return '"' .. text:gsub("\\", "\\\\"):gsub('"', '\\"'):gsub("%s+", " ") .. '"'
end

-- Typst would make an ellipsis, a dash, a soft hyphen or a minus sign of these.
local shorthands = {"%.%.%.", "%-%-", "%-%?", "%-%d"}

local inline = {
  Str = function(str)
    for _, shorthand in ipairs(shorthands) do
      if str.text:find(shorthand) then return pandoc.RawInline("typst", "#" .. quoted(str.text) .. ";") end
    end
  end,
  -- Typst has nothing to label in an empty span, and names a language without its script.
  Span = function(span)
    if span.attributes.lang then
      local start = '#text(lang: "' .. span.attributes.lang:match("^%a+") .. '", region: none)['
      return pandoc.Inlines {pandoc.RawInline("typst", start)} .. span.content .. {pandoc.RawInline("typst", "];")}
    end
    if span.identifier ~= "" and #span.content == 0 then
      return pandoc.RawInline("typst", "#metadata(none) <" .. span.identifier .. ">")
    end
  end,
  Image = function(image)
    local call = string.format("#inline-image(%s, %s)", quoted(image.src), quoted(pandoc.utils.stringify(image.caption)))
    return pandoc.RawInline("typst", call)
  end,
}

local function content(blocks)
  local written = pandoc.write(pandoc.Pandoc(blocks):walk(inline), "typst-smart-citations", options)
  return "[" .. written:gsub("%s+$", "") .. "]"
end

local function array(items)
  return "(" .. table.concat(items, ", ") .. (#items > 0 and ",)" or ")")
end

local function raw(text)
  return pandoc.RawBlock("typst", text)
end

local function row_cells(row)
  return array(row.cells:map(function(cell)
    if cell.col_span ~= 1 or cell.row_span ~= 1 then error("a table of the article has merged cells") end
    return content(cell.contents)
  end))
end

local function alignment(colspec)
  return ({AlignRight = "right", AlignCenter = "center"})[colspec[1]] or "left"
end

local function laid_out(tbl, about)
  local widths = array(tbl.colspecs:map(function(colspec) return tostring(colspec[2]) end))
  return string.format("(size: %s, room: %spt, whole: %s, widths: %s)", about.size, about.room, about.whole, widths)
end

local function table_arguments(tbl, about)
  local rows = pandoc.List {}
  for _, body in ipairs(tbl.bodies) do rows:extend(body.body) end
  local head, body = array(tbl.head.rows:map(row_cells)), array(rows:map(row_cells))
  return {array(tbl.colspecs:map(alignment)), laid_out(tbl, about), head, body}
end

local function image_arguments(figure)
  local image
  figure.content:walk {Image = function(found) image = found end}
  return {quoted(image.src), quoted(pandoc.utils.stringify(image.caption))}
end

-- One table or figure, with its provenance if it has any.
local function float(div)
  if not div.classes:includes("float") then return end
  local block, note = div.content[1], div.content[2]
  local call = block.t == "Table" and "#table-exhibit" or "#image-exhibit"
  local arguments = {
    quoted(block.identifier), "[" .. div.attributes.label .. "]", content(block.caption.long), content(note and note.content or {}),
  }
  return raw(call .. "(" .. table.concat(arguments, ", ") .. ", " ..
    table.concat(block.t == "Table" and table_arguments(block, div.attributes) or image_arguments(block), ", ") .. ")")
end

local function reference_list(div)
  local blocks = pandoc.Blocks {raw("#references(")}
  for _, entry in ipairs(div.content) do
    local number, id = entry.attributes.number, quoted(entry.identifier)
    blocks:insert(raw(string.format("  (%s, %s, %s),", number, id, content(entry.content))))
  end
  blocks:insert(raw(")"))
  return blocks
end

local function set_off(div)
  local title = div.content:remove(1).content
  local opening = raw(string.format("#set-off(%s, %s)[", quoted(div.attributes.kind), content(title)))
  return pandoc.Blocks {opening} .. div.content .. pandoc.Blocks {raw("]")}
end

-- A title has its subtitle after a colon; the parts are set apart.
local function split_title(meta)
  local words = pandoc.Inlines(meta.title or {})
  local _, place = words:find_if(function(word) return word.t == "Str" and word.text:match(":$") end)
  if not place then
    meta["title-head"] = words
    return meta
  end
  local head, tail = pandoc.Inlines {}, pandoc.Inlines {}
  for index, word in ipairs(words) do
    if index <= place then head:insert(word) elseif index > place + 1 then tail:insert(word) end
  end
  head[#head] = pandoc.Str(head[#head].text:gsub(":$", "") .. "")
  meta["title-head"], meta["title-tail"] = head, tail
  return meta
end

return {
  {Div = float, traverse = "topdown"},
  {Div = function(div)
    if div.classes:includes("voice") then return set_off(div) end
    if div.classes:includes("provenance") then return raw("#provenance" .. content(div.content)) end
    if div.classes:includes("references") then return reference_list(div) end
    if div.classes:includes("new-page") then return raw("#pagebreak()") end
  end},
  inline,
  {Meta = split_title},
}
