-- Write set-off blocks, title block, reference list and appendix with the few commands that the preamble defines.

local options = pandoc.WriterOptions {wrap_text = "preserve"}
local voices = {["editor-note"] = "editornote", ["data-voice"] = "dataview", ["method-note"] = "methodnote"}

local function raw(...)
  return pandoc.RawBlock("latex", table.concat({...}, "\n"))
end

local function written(blocks)
  return (pandoc.write(pandoc.Pandoc(blocks), "latex-smart", options):gsub("%s+$", ""))
end

local function set_off(div)
  local first, voice = div.content[1], "editornote"
  local title = first.t == "Div" and first.classes:includes("admonition-title") and div.content:remove(1).content or {}
  for _, name in ipairs(div.classes) do voice = voices[name] or voice end
  return raw("\\begin{" .. voice .. "}{" .. written(title) .. "}", written(div.content), "\\end{" .. voice .. "}")
end

local function marked(command, div)
  return raw("\\" .. command .. "[" .. (div.attributes.marks or "") .. "]{" .. written(div.content) .. "}")
end

local function block(div)
  local kind = div.classes
  if kind:includes("admonition") then return set_off(div) end
  if kind:includes("author") then return marked("author", div) end
  if kind:includes("affiliation") then return marked("affil", div) end
  if kind:includes("provenance") then return raw("\\provenance{" .. written(div.content) .. "}") end
  if kind:includes("references") then return raw("\\input{article.bbl}") end
end

-- What follows the reference list on a new page is an appendix, whose sections have letters.
local function appendix(doc)
  local after = false
  for at, element in ipairs(doc.blocks) do
    if element.t == "Div" and element.classes:includes("new-page") then
      doc.blocks[at] = after and raw("\\clearpage") or raw("\\clearpage", "\\appendix")
      after = true
    elseif after and element.t == "Header" then
      element.classes = element.classes:filter(function(name) return name ~= "unnumbered" end)
    end
  end
  return doc
end

return {{Pandoc = appendix}, {Div = block}}
