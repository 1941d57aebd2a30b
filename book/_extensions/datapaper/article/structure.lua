-- Say what the parts of the article are in terms that every writer shares. After it
--   a mark of a citation is a Cite: with the mode NormalCitation if raised, AuthorInText if it stands in the line;
--   a table or figure is a Div "float" with kind, label and number, and in it the Table or Figure and a Div "provenance" if it has one;
--   of a table it says in which size it is set, how wide its room is and whether no line is broken, and columns have their part of the room;
--   a set-off block is a Div "voice" with its kind, and in it a Div "voice-title", which may be empty, before its text;
--   a reference is a Div "reference" with number and key, in a Div "references".

-- How each table is laid out, in their order: see column_widths.py.
local fits, count = {}, 0

local voices = {["editor-note"] = true, ["data-voice"] = true, ["method-note"] = true}
local keys = {}

local function note_key(div)
  if div.classes:includes("reference") then keys[div.identifier] = div.attributes.key end
end

local function key_of(inline)
  return inline.t == "Link" and keys[inline.target:gsub("^#", "")]
end

local function is_between(inline)
  return inline.t == "Space" or inline.t == "Str" and inline.text == ","
end

-- The run of marks that starts at a place: their keys, and the place of the last.
local function run(inlines, start)
  local found, last, at = pandoc.List {}, start, start
  while inlines[at] and (key_of(inlines[at]) or is_between(inlines[at])) do
    local key = key_of(inlines[at])
    if key then
      found:insert(key)
      last = at
    end
    at = at + 1
  end
  return found, last
end

local function cite(found, mode, content)
  return pandoc.Cite(content, found:map(function(key) return pandoc.Citation(key, mode) end))
end

local function in_line(inlines)
  local result, at = pandoc.Inlines {}, 1
  while inlines[at] do
    local inline = inlines[at]
    if key_of(inline) then
      local found, last = run(inlines, at)
      inline, at = cite(found, "AuthorInText", {table.unpack(inlines, at, last)}), last
    end
    result:insert(inline)
    at = at + 1
  end
  return result
end

local function raised(superscript)
  local mark = superscript.content[1]
  if #superscript.content ~= 1 or mark.t ~= "Cite" then return end
  local found = mark.citations:map(function(citation) return citation.id end)
  return cite(found, "NormalCitation", {pandoc.Superscript(mark.content)})
end

local function lay_out(tbl, attributes)
  count = count + 1
  local fit = fits[count]
  if not fit then return end
  for at, width in ipairs(fit.widths) do tbl.colspecs[at] = {tbl.colspecs[at][1], width} end
  attributes.size, attributes.room, attributes.whole = fit.size, tostring(fit.room), tostring(fit.whole)
end

local function float(block, note)
  local label = block.attributes["data-label"] or block.attributes.label or ""
  block.attributes["data-label"], block.attributes.label = nil, nil
  local attributes = {kind = block.t:lower(), label = label, number = label:match("%d+$") or ""}
  if block.t == "Table" then lay_out(block, attributes) end
  return pandoc.Div({block, note}, pandoc.Attr("", {"float"}, attributes)), false
end

local function voice(div)
  local first = div.content[1]
  local titled = first and first.t == "Div" and first.classes:includes("admonition-title")
  local title = titled and div.content:remove(1).content or {}
  div.content:insert(1, pandoc.Div(title, pandoc.Attr("", {"voice-title"})))
  local kind = div.classes:find_if(function(class) return voices[class] end)
    or div.classes:find_if(function(class) return class ~= "admonition" end)
  div.classes, div.attributes.kind = {"voice"}, kind or "note"
  return div
end

local function block(div)
  if div.classes:includes("exhibit") then return float(div.content[1], div.content[2]) end
  if div.classes:includes("admonition") then return voice(div) end
end

local function take_fits(meta)
  if meta.tables then fits = pandoc.json.decode(pandoc.utils.stringify(meta.tables)) end
  meta.tables = nil
  return meta
end

return {
  {Meta = take_fits, Div = note_key},
  {Inlines = in_line},
  {Superscript = raised},
  {Div = block, Table = float, Figure = float, traverse = "topdown"},
}
