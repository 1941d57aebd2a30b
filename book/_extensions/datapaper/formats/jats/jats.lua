-- Write in JATS what pandoc has no form for: floats with label and provenance, voices, references to ids, the title block.
-- Sections, paragraphs, lists, tables and what stands in a line are pandoc's own.

local options = pandoc.WriterOptions {wrap_text = "none"}
local kinds = {}

local function escaped(text)
  return (text:gsub("[&<>\"]", {["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;"}))
end

local function raw(xml) return pandoc.RawBlock("jats", xml) end

local function written(blocks)
  return (pandoc.write(pandoc.Pandoc(blocks), "jats_archiving", options):gsub("%s+$", ""))
end

local function line(inlines)
  return (written {pandoc.Plain(inlines)}:gsub("^<p>", ""):gsub("</p>$", ""))
end

local function enclosed(name, xml, attributes)
  return "<" .. name .. (attributes or "") .. ">" .. xml .. "</" .. name .. ">"
end

local function note_kinds(doc)
  doc:walk {
    Header = function(head) kinds[head.identifier] = "sec" end,
    Table = function(tbl) kinds[tbl.identifier] = "table" end,
    Figure = function(figure) kinds[figure.identifier] = "fig" end,
    Div = function(div) if div.classes:includes("reference") then kinds[div.identifier] = "bibr" end end,
  }
end

-- A place within a table is "other": a checker takes only the whole for a table.
local function reference(link)
  local id = link.target:match("^#(.+)")
  if not id then return end
  local opening = string.format('<xref ref-type="%s" rid="%s">', kinds[id] or "other", escaped(id))
  return pandoc.Inlines {pandoc.RawInline("jats", opening)} .. link.content .. {pandoc.RawInline("jats", "</xref>")}
end

local function place(span)
  if span.identifier == "" then return end
  local target = pandoc.RawInline("jats", '<target id="' .. escaped(span.identifier) .. '"/>')
  span.identifier = ""
  return pandoc.Inlines {target} .. (span.attributes.lang and pandoc.Inlines {span} or span.content)
end

-- What a caption has in bold at its start is its title, the rest its legend.
local function caption(block)
  local content = block.caption.long[1] and block.caption.long[1].content
  if not content then return "" end
  local title, legend = content, pandoc.Inlines {}
  if content[1].t == "Strong" then
    title, legend = content[1].content, pandoc.Inlines {table.unpack(content, 3)}
  end
  return enclosed("caption", enclosed("title", line(title)) .. (#legend > 0 and enclosed("p", line(legend)) or ""))
end

local function grid(tbl)
  tbl.caption, tbl.identifier = {long = {}}, ""
  return written {tbl}:match("<table>.*</table>"):gsub("<th ", '<th scope="col" ')
end

local function picture(figure, number)
  if number == "" then error("a figure of the article has no number") end
  local image
  figure.content:walk {Image = function(found) image = found end}
  local alt = enclosed("alt-text", escaped(pandoc.utils.stringify(image.caption)))
  return enclosed("graphic", alt, string.format(' xlink:href="figures/figure%s.png" mimetype="image" mime-subtype="png"', number))
end

local function float(div)
  if not div.classes:includes("float") then return end
  local block, note = div.content[1], div.content[2]
  local id = block.identifier ~= "" and ' id="' .. escaped(block.identifier) .. '"' or ""
  local label = div.attributes.label ~= "" and enclosed("label", div.attributes.label) or ""
  local head, rests_on = label .. caption(block), note and line(note.content[1].content)
  if block.t == "Table" then
    local foot = rests_on and enclosed("table-wrap-foot", enclosed("p", rests_on)) or ""
    return raw(enclosed("table-wrap", head .. grid(block) .. foot, id))
  end
  return raw(enclosed("fig", head .. picture(block, div.attributes.number) .. (rests_on and enclosed("attrib", rests_on) or ""), id))
end

local function around(name, content, attributes, head)
  return pandoc.Blocks {raw("<" .. name .. (attributes or "") .. ">" .. (head or ""))} .. content .. {raw("</" .. name .. ">")}
end

local function voice(div)
  local title = pandoc.utils.blocks_to_inlines(div.content:remove(1).content)
  local attributes = string.format(' content-type="%s" position="anchor"', escaped(div.attributes.kind))
  return around("boxed-text", div.content, attributes, #title > 0 and enclosed("caption", enclosed("title", line(title))))
end

-- Parts of the abstract that begin with a label are sections, also behind the mark of a target.
local function part(para)
  local content, id = para.content, ""
  local target = content[1].t == "RawInline" and content[1].text:match('^<target( id="[^"]*")/>$')
  if target and content[2] and content[2].t == "Strong" then
    id = target
    content:remove(1)
  end
  local label = content[1]
  if label.t ~= "Strong" then return raw(enclosed("p", line(content))) end
  local title = pandoc.utils.stringify(label):gsub(":$", "")
  return raw(enclosed("sec", enclosed("title", escaped(title)) .. enclosed("p", line {table.unpack(content, 3)}), id))
end

local function abstract(div)
  local head = div.content[1].t == "Header" and div.content:remove(1)
  return around("abstract", div.content:map(part), "", head and enclosed("title", line(head.content)))
end

local function entry(div)
  local content = pandoc.utils.blocks_to_inlines(div.content)
  local attributes = string.format(' id="%s" key="%s"', escaped(div.identifier), escaped(div.attributes.key))
  return raw(enclosed("ref", enclosed("label", div.attributes.number) .. enclosed("mixed-citation", line(content)), attributes))
end

local function block(div)
  local kind = div.classes
  if kind:includes("voice") then return voice(div) end
  if kind:includes("reference") then return entry(div) end
  if kind:includes("references") then return div.content end
  if kind:includes("abstract") then return abstract(div) end
  if kind:includes("attribution") then return around("notes", div.content, ' notes-type="attribution"') end
  if kind:includes("new-page") then return raw("<new-page/>") end
  if kind:includes("title") or kind:includes("authors") or kind:includes("keywords") then return {} end
end

return {{Pandoc = note_kinds}, {Link = reference, Span = place}, {Div = float, traverse = "topdown"}, {Div = block}}
