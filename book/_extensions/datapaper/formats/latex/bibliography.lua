-- Write the reference list as what BibTeX would have left: numbered entries under their keys.

local writing = dofile(pandoc.path.join {pandoc.path.directory(PANDOC_SCRIPT_FILE), "writing.lua"})

-- Babel would need the files of every language, which not every installation of TeX has.
local function unmarked(span)
  if span.attributes.lang then return span.content end
end

local function entry(div)
  return writing.raw("\\bibitem{" .. div.attributes.key .. "}", writing.written(div.content))
end

local function list(doc)
  local count, blocks = 0, pandoc.Blocks {}
  doc:walk {Div = function(div)
    if div.classes:includes("reference") then
      count = count + 1
      blocks:insert(entry(div))
    end
  end}
  blocks:insert(1, pandoc.RawBlock("latex", "\\begin{thebibliography}{" .. count .. "}"))
  blocks:insert(pandoc.RawBlock("latex", "\\end{thebibliography}"))
  return pandoc.Pandoc(blocks)
end

return {{Span = unmarked}, {Pandoc = list}}
