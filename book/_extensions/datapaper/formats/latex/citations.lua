-- Write citations, cross-references and the places they lead to as a LaTeX author would: \cite, \ref, \label.

local writing = dofile(pandoc.path.join {pandoc.path.directory(PANDOC_SCRIPT_FILE), "writing.lua"})
local labels = {}

local function latex(text)
  return pandoc.RawInline("latex", text)
end

local function note_label(div)
  if div.classes:includes("float") then labels[div.content[1].identifier] = div.attributes.label end
end

local function citation(cite)
  local keys = cite.citations:map(function(one) return one.id end)
  local command = cite.citations[1].mode == "NormalCitation" and "\\cite{" or "\\sources{"
  return latex(command .. table.concat(keys, ",") .. "}")
end

local function reference(link)
  local id = link.target:match("^#(.+)")
  if not id then return end
  local text = pandoc.utils.stringify(link.content):gsub("\u{A0}", " ")
  local kind = text:match("^(%a+) %d+$")
  if kind and text == labels[id] then return latex(kind .. "~\\ref{" .. id .. "}") end
  return latex("\\hyperref[" .. id .. "]{" .. writing.written {pandoc.Plain(link.content)} .. "}")
end

local function place(span)
  if span.identifier == "" then return end
  return pandoc.Inlines {latex("\\place{" .. span.identifier .. "}")} .. span.content
end

-- Pandoc knows the thin space that does not break; the other one few fonts have.
local function thin_spaces(str)
  return pandoc.Str((str.text:gsub("\u{2009}", "\u{202F}")))
end

return {{Div = note_label}, {Cite = citation, Str = thin_spaces}, {Link = reference, Span = place}}
