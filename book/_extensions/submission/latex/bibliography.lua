-- Write the reference list as what BibTeX would have left: numbered entries under their keys.

local options = pandoc.WriterOptions {wrap_text = "preserve"}

local function entry(div)
  local text = pandoc.write(pandoc.Pandoc(div.content), "latex-smart", options):gsub("%s+$", "")
  return pandoc.RawBlock("latex", "\\bibitem{" .. div.attributes.key .. "}\n" .. text)
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

return {{Pandoc = list}}
