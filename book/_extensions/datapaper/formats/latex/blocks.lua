-- Write set-off blocks, title block, reference list and appendix with the few commands that the preamble defines.

local writing = dofile(pandoc.path.join {pandoc.path.directory(PANDOC_SCRIPT_FILE), "writing.lua"})
local raw, written = writing.raw, writing.written
local NUMBERED = 2 -- levels of headings that have numbers
local voices = {["editor-note"] = "editornote", ["data-voice"] = "dataview", ["method-note"] = "methodnote"}

local function set_off(div)
  local title, voice = div.content:remove(1).content, voices[div.attributes.kind] or "editornote"
  return raw("\\begin{" .. voice .. "}{" .. written(title) .. "}", written(div.content), "\\end{" .. voice .. "}")
end

-- Without the verbatim text that pandoc gives to an address, which authblk would spoil.
local function plain_link(link)
  return pandoc.RawInline("latex", "\\href{" .. link.target .. "}{" .. written(pandoc.Plain(link.content)) .. "}")
end

local function marked(command, div)
  local marks = div.attributes.marks ~= "" and div.attributes.marks or " " -- without any, authblk would count on
  return raw("\\" .. command .. "[" .. marks .. "]{" .. written(div.content:walk {Link = plain_link}) .. "}")
end

local function block(div)
  local kind = div.classes
  if kind:includes("voice") then return set_off(div) end
  if kind:includes("author") then return marked("author", div) end
  if kind:includes("affiliation") then return marked("affil", div) end
  if kind:includes("provenance") then return raw("\\provenance{" .. written(div.content) .. "}") end
  if kind:includes("references") then return raw("\\bibliographystyle{unsrtnat}", "\\bibliography{references} % is in article.bbl, which BibTeX need not write") end
end

local function is_new_page(element)
  return element.t == "Div" and element.classes:includes("new-page")
end

-- Switch the numbers of headings off and on. What follows the reference list on a new page
-- is an appendix, whose sections have letters.
local function headings(doc)
  local blocks, depth, appended = pandoc.Blocks {}, NUMBERED, false
  for _, element in ipairs(doc.blocks) do
    if is_new_page(element) then
      blocks:insert(raw("\\clearpage", not appended and "\\appendix" or nil))
      appended = true
    else
      if element.t == "Header" then
        local wanted = (appended or not element.classes:includes("unnumbered")) and NUMBERED or 0
        if wanted ~= depth then blocks:insert(raw("\\setcounter{secnumdepth}{" .. wanted .. "}")) end
        depth, element.classes = wanted, pandoc.List {}
      end
      blocks:insert(element)
    end
  end
  doc.blocks = blocks
  return doc
end

return {{Pandoc = headings}, {Div = block}}
